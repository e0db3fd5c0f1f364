package metainterp

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// met is a merge point that the recording has passed.
type met struct {
	op   int // index of its debug_merge_point
	ints []int64
	refs []unsafe.Pointer
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
	here := met{ints: r.slabs.ints.list(r.prog.Greens.Ints)[:0], refs: make([]unsafe.Pointer, 0, r.prog.Greens.Refs)}
	for _, a := range in.Args[:in.Greens] {
		b := r.arg(f, a)
		if a.Kind == descr.Int {
			here.ints = append(here.ints, b.Int)
		} else {
			here.refs = append(here.refs, b.Ref)
		}
	}
	here.op = len(r.trace.Ops)
	here.args = r.args(f, in.Args)
	r.where = r.prog.Mark(here.ints, here.refs)
	r.record(ops.DebugMergePoint, nil, nil).Mark = r.where
	if r.isDry && r.leads(&here) || !r.starts && r.arrive(f, in, &here) {
		return
	}
	r.met = append(r.met, here)
	f.pc++
}

// arrive decides at a merge point whether the trace ends.
func (r *Recorder) arrive(f *frame, in *jitcode.Instr, here *met) bool {
	if t := r.Compiled(here.ints, here.refs); t != nil && r.through(f, in, t.Closed) {
		return true
	} else if t != nil {
		r.jump(f, in, t)
		r.finish(Jumped)
		return true
	}
	i := r.find(here)
	if i < 0 {
		return false
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
			return false
		}
	}
	r.close(f, in, &r.met[i], head)
	return true
}

// isStart reports whether the recording of a hot loop began at the merge point:
// then its reds are the inputs already.
func (r *Recorder) isStart(m *met) bool { return m.op == 0 && r.trace.Kind == trace.EntryBridge }

// find gives the index of the merge point met before with the same greens.
func (r *Recorder) find(here *met) int {
	for i := range r.met {
		m := &r.met[i]
		if slices.Equal(m.ints, here.ints) && slices.Equal(m.refs, here.refs) {
			return i
		}
	}
	return -1
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
	r.end = e
}
