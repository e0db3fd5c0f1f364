package metainterp

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/trace"
)

// A bank holds boxes by register or constant.
type bank struct{ ints, refs []*trace.Box }

// A frame is one activation of a function. While a callee runs, pc stays at
// the inline_call.
type frame struct {
	fn *function
	pc int
	bank
	consts *bank
	key    uint64     // of what it was called with: see unlessInside
	keyed  bool       // whether that is known
	inner  []innerMet // of a main loop inside
	again  bool       // as well: see entry

	began   int  // ops recorded before
	turns   int  // of its loops
	certain bool // these are known to be short
}

// push enters a function; its registers are empty.
func (r *Recorder) push(fn *function) *frame {
	n := len(r.stack)
	if n == cap(r.stack) {
		r.stack = append(r.stack, frame{})
	}
	r.stack = r.stack[:n+1]
	f := &r.stack[n]
	f.fn, f.pc, f.key, f.keyed, f.inner, f.again = fn, 0, 0, false, f.inner[:0], false
	f.began, f.turns, f.certain = len(r.trace.Ops), 0, false
	f.ints = emptied(f.ints, fn.NumInts())
	f.refs = emptied(f.refs, fn.NumRefs())
	f.consts = &r.consts[fn.index]
	if f.consts.ints == nil && f.consts.refs == nil {
		*f.consts = bank{make([]*trace.Box, len(fn.IntConsts)), make([]*trace.Box, len(fn.RefConsts))}
	}
	return f
}

// emptied gives a cleared slice of n elements, the old one if it is big enough.
func emptied[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// set puts a box into the register that the operand names.
func (f *frame) set(a jitcode.Arg, b *trace.Box) {
	switch {
	case a.Const:
	case a.Kind == descr.Int:
		f.ints[a.Index] = b
	default:
		f.refs[a.Index] = b
	}
}

func (f *frame) setReg(reg jitcode.Reg, b *trace.Box) {
	f.set(jitcode.Arg{Kind: reg.Kind, Index: reg.Index}, b)
}

// arg gives the box of an operand.
func (r *Recorder) arg(f *frame, a jitcode.Arg) *trace.Box {
	switch {
	case a.Const:
		return r.constant(f, a)
	case a.Kind == descr.Int:
		return f.ints[a.Index]
	}
	return f.refs[a.Index]
}

// constant gives the box of a literal: one per function and recording.
func (r *Recorder) constant(f *frame, a jitcode.Arg) *trace.Box {
	list := f.consts.ints
	if a.Kind == descr.Ref {
		list = f.consts.refs
	}
	if list[a.Index] == nil {
		b := r.newConst(a.Kind)
		if a.Kind == descr.Int {
			b.Int = f.fn.IntConsts[a.Index]
		} else {
			b.Ref = f.fn.RefConsts[a.Index].Ptr
		}
		list[a.Index] = b
	}
	return list[a.Index]
}

// bridgeFrames rebuilds the stack of frames with the bridge's inputs in them.
type bridgeFrames struct {
	r    *Recorder
	in   bank // the inputs, by bank
	made []*trace.Box
	f    *frame
}

func (b *bridgeFrames) Frame(fn, pc int) {
	b.f = b.r.push(&b.r.prog.funcs[fn])
	b.f.pc = pc
}

func (b *bridgeFrames) Fail(k descr.Kind, reg, n int) {
	if k == descr.Int {
		b.f.ints[reg] = b.in.ints[n]
	} else {
		b.f.refs[reg] = b.in.refs[n]
	}
}

func (b *bridgeFrames) Made(reg, n int) { b.f.refs[reg] = b.made[n] }

func (b *bridgeFrames) Int(reg int, v int64) {
	box := b.r.newConst(descr.Int)
	box.Int = v
	b.f.ints[reg] = box
}

func (b *bridgeFrames) Ref(reg int, p unsafe.Pointer) {
	box := b.r.newConst(descr.Ref)
	box.Ref = p
	b.f.refs[reg] = box
}
