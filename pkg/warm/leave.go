package warm

import (
	"time"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

// guardState is what the engine knows of a guard of compiled code.
type guardState struct {
	of        *cell // whose code it is in
	in        *trace.Trace
	guard     *trace.Guard
	where     *trace.MergePoint // the guest instruction that it belongs to
	data      *resume.Data      // packed when the guard fails for the first time
	failed    int               // times, since the last attempt to make a bridge
	attempts  int               // bridges that were given up
	squeezed  int               // those of them that there was no memory for
	leftAlone bool
}

// run enters the code of a cell with the reds in Ints and Refs, and afterwards
// gets the guest to a merge point again. It reports true if the main loop is to
// return instead.
func (s *Session) run(c *cell) (done bool) {
	e := s.engine
	e.stats.Entered++
	c.entered = e.loops
	if e.sink != nil {
		e.emit(trace.EventEntered{Number: c.number, Where: c.where})
	}
	green, all := e.program.Greens, e.program.All
	exit := s.execute(c.code, s.Ints[green.Ints:all.Ints], s.Refs[green.Refs:all.Refs])
	switch {
	case exit.Err != nil:
		return s.fail(exit.Err)
	case exit.Kind == backend.ExitCanceled:
		resume.AtHead(exit.At, exit.Ints, exit.Refs)
		return s.stop()
	case exit.Kind == backend.ExitFinish:
		copy(s.Ints, exit.Ints)
		copy(s.Refs, exit.Refs)
		clear(exit.Refs)
		return true
	}
	defer clear(exit.Refs) // the backend's own
	return s.guardFailed(&exit)
}

func (s *Session) execute(c backend.Code, ints []int64, refs []unsafe.Pointer) backend.Exit {
	e := s.engine
	s.inCode = true
	if !e.timing || s.outerInCode() {
		exit := e.backend.Run(s.ctx, c, ints, refs)
		s.inCode = false
		return exit
	}
	began := time.Now()
	exit := e.backend.Run(s.ctx, c, ints, refs)
	s.inCode = false
	e.stats.Running += time.Since(began)
	return exit
}

// guardFailed goes on from where a guard failed: in the blackhole, or while
// recording a bridge if that happened often.
func (s *Session) guardFailed(exit *backend.Exit) (done bool) {
	if exit.Panic != nil {
		panic(exit.Panic) // the guest's own; nothing of the frames is left to do
	}
	e := s.engine
	g := e.guards[exit.Guard.Number]
	g.failed++
	e.stats.GuardFailures++
	if e.sink != nil {
		e.emit(trace.EventGuardFailed{Guard: exit.Guard.Number, Count: g.failed})
	}
	if g.data == nil {
		g.data = e.coder.Encode(g.guard)
	}
	if g.failed == e.params.TraceEagerness<<g.squeezed && !g.leftAlone && !e.countOnly && g.of.mayGrow() {
		if s.mayRecord() {
			return s.recordBridge(g, exit)
		}
		g.failed--
	}
	b := e.takeBlackhole()
	b.Rebuild(g.guard, g.data, exit.Ints, exit.Refs)
	if g.of.leftTooOften() {
		defer e.giveUp(g.of)
	}
	done = s.finish(b)
	if b.WentRound {
		e.dropWith(g.of)
	}
	return done
}

func (s *Session) recordBridge(g *guardState, exit *backend.Exit) (done bool) {
	j := &job{table: s.table, guard: g.guard.Number, where: g.where}
	return s.record(j, func(r *metainterp.Recorder) metainterp.End {
		return r.RecordBridge(g.guard, g.data, exit.Ints, exit.Refs)
	})
}
