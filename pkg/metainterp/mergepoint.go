package metainterp

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// met is a merge point that the recording has passed.
type met struct {
	op   int // index of its debug_merge_point
	at   *trace.MergePoint
	args []*trace.Box // greens and reds
}

// mergePoint is where a trace may end. The greens become constants; then the
// guest's position is noted; then
//
//   - if a compiled loop begins at these greens, the trace ends with a jump there, or
//     goes on behind it, if that is closed;
//   - if the trace has been here before, the loop is closed: it begins where the
//     trace was here first, and what was recorded before that is cut off;
//   - else recording goes on.
//
// The merge point at which recording starts is executed without being looked
// at: a trace always gets one guest instruction further. PyPy's
// opimpl_jit_merge_point and reached_loop_header.
func (r *Recorder) mergePoint(f *frame, in *jitcode.Instr) {
	if len(r.stack) > 1 {
		r.innerMergePoint(f, in)
		return
	}
	r.promoteGreens(f, in)
	here := met{op: len(r.trace.Ops), args: r.args(f, in.Args)}
	here.at = r.mark(here.args[:in.Greens])
	r.where = here.at
	r.record(ops.DebugMergePoint, nil, nil).Mark = here.at
	if r.isDry && here.at == r.until {
		r.end = Stopped
		return
	}
	if !r.starts && r.arrive(f, in, &here) {
		return
	}
	r.met = append(r.met, here)
	f.pc++
}

// arrive decides at a merge point whether the trace ends.
func (r *Recorder) arrive(f *frame, in *jitcode.Instr, here *met) bool {
	if t := r.Compiled(here.at.Greens, here.at.GreenRefs); t != nil && r.through(f, in, t.Closed) {
		return true
	} else if t != nil {
		r.jump(f, in, t)
		r.finish(Jumped)
		return true
	}
	i := r.find(here.at)
	if i < 0 {
		return false
	}
	if goesOn, ends := r.awaits(f, in, &r.met[i], here); goesOn || ends {
		return ends
	}
	if start := &r.met[i]; !r.isStart(start) && !distinct(start.args[in.Greens:]) {
		r.generalise(f, in, here)
		r.met = slices.Delete(r.met, i, i+1)
		return false
	}
	var head []*trace.Op
	if start := &r.met[i]; r.heap.on && !r.isStart(start) {
		var ok bool
		if head, ok = r.loadsFor(f, in, start, here); !ok {
			r.forget(here.op) // the next time round there is nothing of before
			r.met = r.met[:i] // and what was met in this round would be asked in vain
			if r.early != nil {
				r.early.more = true
			}
			return false
		}
	}
	r.close(f, in, &r.met[i], head)
	return true
}

// early is a loop as it was met first.
type early struct {
	at   *trace.MergePoint
	ops  []*trace.Op
	more bool // another one begins elsewhere, but needs one more round
}

// awaits puts off closing a loop that goes round with an object which it has made, as the
// frame of a guest function with whose first instruction it began: one that begins
// elsewhere, where what it has made is gone, need not make it. If there is none in another
// round, it is the loop that was met first.
func (r *Recorder) awaits(f *frame, in *jitcode.Instr, start, here *met) (goesOn, ends bool) {
	makesSome := func() bool { return r.makesSome(start, here.args[in.Greens:]) }
	switch {
	case r.early == nil && !r.hasty && r.isStart(start) && !r.isDry && 4*len(r.trace.Ops) < r.Limit && makesSome():
		r.jump(f, in, nil)
		n := len(r.trace.Ops)
		r.early = &early{at: here.at, ops: slices.Clone(r.trace.Ops)}
		r.trace.Ops = r.trace.Ops[:n-1]
		return true, false
	case r.early != nil && here.at == r.early.at && r.early.more:
		r.early.more = false
		return true, false
	case r.early != nil && here.at == r.early.at:
		r.trace.Ops, r.trace.Kind = r.early.ops, trace.Loop
		r.finish(Closed)
		return false, true
	}
	return r.early != nil && makesSome(), false
}

// makesSome reports whether the trace has made one of some objects since it was at a
// merge point.
func (r *Recorder) makesSome(start *met, reds []*trace.Box) bool {
	return slices.ContainsFunc(r.trace.Ops[start.op:], func(op *trace.Op) bool {
		return op.Code == ops.New && slices.Contains(reds, op.Result)
	})
}

// isStart reports whether the recording of a hot loop began at the merge point:
// then its reds are the inputs already.
func (r *Recorder) isStart(m *met) bool { return m.op == 0 && r.trace.Kind == trace.EntryBridge }

// mostMarks is how many merge points are kept: a run may go on for years.
const mostMarks = 1 << 16

// mark gives the merge point of constants, one for each position: a recorder comes to
// the same ones again and again.
func (r *Recorder) mark(greens []*trace.Box) *trace.MergePoint {
	if r.marks == nil {
		r.marks = map[uint64]*trace.MergePoint{}
	}
	r.split(greens)
	key := r.constants(greens)
	last := &r.lately[key%uint64(len(r.lately))]
	if m := *last; m != nil && slices.Equal(m.Greens, r.ints) && slices.Equal(m.GreenRefs, r.refs) {
		return m
	}
	for ; ; key++ {
		switch m := r.marks[key]; {
		case m == nil:
			ints := append(make([]int64, 0, max(2, len(r.ints))), r.ints...) // as warm's greens are copied
			m = r.prog.Mark(ints, slices.Clone(r.refs))
			r.marks[key], *last = m, m
			return m
		case slices.Equal(m.Greens, r.ints) && slices.Equal(m.GreenRefs, r.refs):
			*last = m
			return m
		}
	}
}

// find gives the index of a merge point met before.
func (r *Recorder) find(at *trace.MergePoint) int {
	return slices.IndexFunc(r.met, func(m met) bool { return m.at == at })
}

// promoteGreens guards the values of greens that are not yet constant.
func (r *Recorder) promoteGreens(f *frame, in *jitcode.Instr) {
	for _, a := range in.Args[:in.Greens] {
		b := r.arg(f, a)
		if b.Const {
			continue
		}
		c := r.newConst(a.Kind)
		c.Int, c.Ref, c.Green = b.Int, b.Ref, true
		r.guard(ops.GuardValue, r.boxes2(b, c), f.pc, in.Live)
		f.set(a, c)
	}
}

// jump ends the trace with the reds. Its guard tells how to resume at the merge
// point, for guards that are added there.
func (r *Recorder) jump(f *frame, in *jitcode.Instr, t *trace.Target) {
	var d descr.Descr
	if t != nil {
		d = t
	}
	r.record(ops.Jump, r.args(f, in.Args[in.Greens:]), d).Guard = r.snapshot(f.pc, in.Live)
}

// close ends the trace as a loop that begins at start.
func (r *Recorder) close(f *frame, in *jitcode.Instr, start *met, head []*trace.Op) {
	r.jump(f, in, nil)
	if !r.isStart(start) {
		r.cut(f, in, start, head)
	}
	r.trace.Kind = trace.Loop
	r.finish(Closed)
}

func (r *Recorder) finish(e End) {
	r.resolveAliases()
	r.end, r.hasty = e, false
}
