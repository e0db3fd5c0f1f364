package metainterp

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/trace"
)

// A function that calls itself is looked into so many times with the same
// constants: PyPy's max_unroll_recursion. Each node of a tree is another constant,
// so an interpreter of trees is looked into as deep as the tree is.
const maxUnrollRecursion = 7

// mostActive is how often a function may be active in one trace at all.
const mostActive = 60

// mostRounds is the largest number, either way, of which a callee's loop may depend
// and be unrolled.
const mostRounds = 16

// unlessInside decides whether the function that is called next is looked into.
// The idea is PyPy's look_inside_iff (rpython/rlib/jit.py).
func (r *Recorder) unlessInside(f *frame, in *jitcode.Instr) {
	callee := f.fn.callees[f.pc]
	if callee.index == 0 {
		r.intoPortal(f, in)
		return
	}
	r.certain = !callee.hasLoops || len(in.Args) > 0
	for _, a := range in.Args {
		b := r.arg(f, a)
		r.certain = r.certain && b.Const && -mostRounds <= b.Int && b.Int <= mostRounds
	}
	if !r.certain && (!callee.hasLoops || r.loops[callee.index].called) || r.tooDeep(f, in) {
		f.pc = in.Target
		return
	}
	f.pc++
}

// tooDeep reports a function that is active too often. Where half of what a trace
// may have is used up it is not entered again.
func (r *Recorder) tooDeep(f *frame, in *jitcode.Instr) bool {
	callee := f.fn.callees[f.pc]
	key := uint64(0)
	if next := &f.fn.Code[f.pc+1]; next.Op == jitcode.InlineCall {
		r.read(f, next.Args)
		key = r.constants(r.copied)
	}
	same, all := 0, 0
	for i := range r.stack {
		if g := &r.stack[i]; g.fn == callee {
			if all++; !g.keyed || g.key == key {
				same++
			}
		}
	}
	return same >= maxUnrollRecursion || all >= mostActive || all > 0 && len(r.trace.Ops) > r.Limit/2
}

// constants mixes the constants among a call's operands into one number.
func (r *Recorder) constants(list []*trace.Box) uint64 {
	const prime = 1099511628211
	key := uint64(14695981039346656037)
	for _, b := range list {
		v := uint64(0)
		if b.Const && b.Kind == descr.Int {
			v = uint64(b.Int)
		} else if b.Const {
			v = uint64(uintptr(unsafe.Pointer(b.Ref)))
		}
		key = (key ^ v) * prime
	}
	return key
}
