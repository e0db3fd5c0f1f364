package metainterp

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Finding loops on sight. A loop that is gone once takes no backward jump, so nobody
// counts it. But a recorder may see where a branch would lead, and try: a second
// recorder goes one round, from there, without the guest noticing. It loads from
// memory, and what it stores it keeps to itself; anything else ends the trial. If it
// comes back to where it began, that is the recording of a loop like any other. Where the
// loop would be left now it goes on as if not: a recording is right for whatever its
// guards let through, and one such number is enough.

// mostSeen is how many ops a loop may have that is found so.
const mostSeen = 120

// onSight gives the closed loop at a merge point, by its greens and reds; end is where
// it leads, and leaving whether the trace goes there now.
func (r *Recorder) onSight(at, end []*trace.Box, leaving bool) *trace.Closed {
	n := r.prog.mergePoint.Greens
	here := r.mark(at[:n])
	if !leaving && r.find(here) >= 0 {
		return nil // the trace is in this loop: it closes it itself
	}
	if t := r.Compiled(here.Greens, here.GreenRefs); t != nil {
		return t.Closed // it was counted, so it goes many rounds: see through
	}
	c, known := r.seen[here]
	if !known {
		if r.seen == nil {
			r.seen = map[*trace.MergePoint]*trace.Closed{}
		}
		c = r.try(at, end)
		r.seen[here] = c
	}
	return c
}

func values(boxes []*trace.Box) (ints []int64, refs []unsafe.Pointer) {
	for _, b := range boxes {
		if b.Kind == descr.Int {
			ints = append(ints, b.Int)
		} else {
			refs = append(refs, b.Ref)
		}
	}
	return ints, refs
}

// try goes a round from a merge point; nil if it does not lead back there, or has no
// formulas.
func (r *Recorder) try(at, end []*trace.Box) (c *trace.Closed) {
	d := r.trial()
	defer func() {
		if d.inGuest {
			_ = recover() // what a pure function says to numbers that the guest has not asked it for
		}
	}()
	n := r.prog.mergePoint.Greens
	d.Stopped, d.kept = r.Stopped, d.kept[:0]
	d.until = d.mark(end[:n])
	if d.RecordLoop(values(at)) != Closed || !same(d.args(&d.stack[0], r.prog.mergePoint.Args[:n]), at[:n]) {
		return nil
	}
	if c = r.closeAlike(d.trace); c != nil {
		c.OnSight = true
	}
	return c
}

// same reports whether boxes have the same values.
func same(a, b []*trace.Box) bool {
	return slices.EqualFunc(a, b, func(a, b *trace.Box) bool { return a.Int == b.Int && a.Ref == b.Ref })
}

// trial gives the recorder that tries.
func (r *Recorder) trial() *Recorder {
	if r.dry == nil {
		r.dry = NewRecorder(r.prog, r.loops)
		r.dry.isDry, r.dry.Quiet, r.dry.Remember, r.dry.Limit = true, true, r.Remember, mostSeen
		r.dry.Compiled = func([]int64, []unsafe.Pointer) *trace.Target { return nil }
	}
	return r.dry
}

// leaves reports whether a trial would come from a branch to where the loop leads.
func (r *Recorder) leaves(f *frame, to int) bool {
	if len(r.stack) > 1 {
		return false
	}
	at, n := r.follow(f, to), r.prog.mergePoint.Greens
	return at != nil && allConst(at[:n]) && r.mark(at[:n]) == r.until
}

// isHarmless reports whether a call may be made in a trial.
func (r *Recorder) isHarmless(f *frame, in *jitcode.Instr) bool {
	d := in.Descr.(*descr.Call)
	return d.Pure && allConst(r.args(f, in.Args))
}

// kept is what a trial has stored.
type kept struct {
	at  unsafe.Pointer
	mem descr.Mem
	v   int64
}

// keep keeps a store of a trial.
func (r *Recorder) keep(m descr.Mem, at unsafe.Pointer, v *trace.Box) {
	if m.Kind != descr.Int {
		r.end = Stopped
		return
	}
	r.kept = append(r.kept, kept{at, m, ops.Truncate(m, v.Int)})
}

// recall gives what a trial has stored at a place. Where a store of another form may
// have been there the trial ends.
func (r *Recorder) recall(m descr.Mem, at unsafe.Pointer) (v int64, ok bool) {
	for _, k := range slices.Backward(r.kept) {
		if k.at == at && k.mem == m {
			return k.v, true
		}
		if overlap(k.at, k.mem, at, m) {
			r.end = Stopped
			return 0, false
		}
	}
	return 0, false
}

func overlap(a unsafe.Pointer, m descr.Mem, b unsafe.Pointer, n descr.Mem) bool {
	x, y := uintptr(a), uintptr(b)
	return x < y+uintptr(n.Size) && y < x+uintptr(m.Size)
}

// readInt loads a number, a trial also what it has stored itself.
func (r *Recorder) readInt(m descr.Mem, at unsafe.Pointer) int64 {
	if v, ok := r.recall(m, at); ok {
		return v
	}
	return ops.LoadInt(m, at)
}
