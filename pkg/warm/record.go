package warm

import (
	"fmt"
	"time"

	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/trace"
)

// A job is one recording and what is made of it: a loop from a hot cell, or a
// bridge from a guard that failed often.
type job struct {
	table *table
	cell  *cell // of a loop; nil for a bridge
	guard int   // of a bridge; 0 for a loop
	where *trace.MergePoint

	recorder *metainterp.Recorder
}

// maxAttempts is how often a cell or guard may be given up before it is left
// alone.
const maxAttempts = 5

// recordLoop records from a hot merge point and runs the guest meanwhile, up to
// the merge point where the trace ends. It reports true if the guest returned.
func (s *Session) recordLoop(c *cell) (done bool) {
	e := s.engine
	switch {
	case e.countOnly:
		s.table.restart(c, never)
		return false
	case !s.mayRecord():
		s.table.restart(c, e.patience())
		return false
	}
	s.forgetOldCode()
	e.emit(trace.EventHot{Where: c.where, Count: int(s.table.count(c))})
	j := &job{table: s.table, cell: c, where: c.where}
	return s.record(j, func(r *metainterp.Recorder) metainterp.End { return r.RecordLoop(s.Ints, s.Refs) })
}

// record runs the recorder and compiles what it gives. Whatever goes wrong, the
// guest has got to the merge point in Ints and Refs, or has returned.
func (s *Session) record(j *job, start func(*metainterp.Recorder) metainterp.End) (done bool) {
	e := s.engine
	r := e.takeRecorder()
	j.recorder = r
	e.emit(trace.EventRecording{Where: j.where, Guard: j.guard})
	began := time.Now()
	s.recording = true
	end, bug := e.runRecorder(j, start)
	s.recording = false
	took := time.Since(began)
	e.stats.Tracing += took
	e.recorders = append(e.recorders, r)
	if bug != nil {
		e.abort(j, trace.AbortBug, fmt.Sprint(bug))
	} else if end == metainterp.TooLong {
		e.abort(j, trace.AbortTooLong, "")
	} else if end == metainterp.WentRound {
		e.abort(j, trace.AbortLongLoop, "")
		e.callLonger(j, true)
	} else if end == metainterp.Stopped {
		e.abort(j, trace.AbortStopped, "")
	} else {
		r.State(s.Ints, s.Refs)
		e.stats.Recorded += len(r.Trace().Ops)
		e.emit(trace.EventRecorded{Trace: r.Trace(), Guard: j.guard, Nanos: took.Nanoseconds()})
		s.compile(j, end, r.Trace())
		e.callLonger(j, false)
		return end == metainterp.Finished
	}
	b := e.takeBlackhole()
	r.HandOver(b)
	return s.finish(b)
}

// runRecorder lets a panic of the guest pass, after noting that the recording
// is over, and catches one of ours.
func (e *Engine) runRecorder(j *job, start func(*metainterp.Recorder) metainterp.End) (end metainterp.End, bug any) {
	returned := false
	defer func() {
		switch {
		case returned:
		case j.recorder.InGuest():
			e.abort(j, trace.AbortPanic, "")
		default:
			bug = recover()
		}
	}()
	end = start(j.recorder)
	returned = true
	return end, nil
}

// abort notes that a recording or compilation is given up. The cell or guard is
// tried again later, but not for ever.
func (e *Engine) abort(j *job, why trace.AbortReason, detail string) {
	e.stats.Aborts++
	e.emit(trace.EventAborted{Where: j.where, Guard: j.guard, Reason: why, Detail: detail, Ops: len(j.recorder.Trace().Ops)})
	again := func(attempts, squeezed *int) bool {
		switch why {
		case trace.AbortStopped, trace.AbortLongLoop:
			return true
		case trace.AbortCodeMemory:
			*squeezed = min(*squeezed+1, maxSqueezed)
			return true
		}
		*attempts++
		return *attempts < maxAttempts && why != trace.AbortBug
	}
	if j.cell == nil {
		if g := e.guards[j.guard]; g != nil { // else it was dropped to make room
			g.failed = 0
			g.leftAlone = !again(&g.attempts, &g.squeezed)
		}
		return
	}
	left := int64(never)
	if again(&j.cell.attempts, &j.cell.squeezed) {
		left = e.patienceFor(j.cell)
	}
	j.table.restart(j.cell, left)
}
