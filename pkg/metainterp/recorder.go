package metainterp

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

// A Recorder runs jitcode on boxes and writes down what it does. One recorder
// serves one engine; it records one trace at a time.
type Recorder struct {
	// Limit is the number of ops at which recording is given up.
	Limit int
	// Compiled finds the loop to jump to at a merge point, by its greens; nil
	// if there is none. It must not keep the slices.
	Compiled func(ints []int64, refs []unsafe.Pointer) *trace.Target

	prog  *Program
	slabs slabs
	trace *trace.Trace
	stack []frame // outermost first
	end   End

	consts  []bank       // of each function: the boxes of its constants so far
	calls   []*trace.Box // constants of the functions called so far
	callees []*descr.Call
	nonnull []int32           // by box ID: 1 + index of the op after which it is not nil
	met     []met             // merge points so far
	aliases []alias           // boxes that stand for others until the trace's end
	where   *trace.MergePoint // the guest instruction being interpreted
	starts  bool              // the next merge point is the one where recording starts
	inGuest bool              // a panic now is the guest's, not ours

	ints   []int64 // arguments of calls, greens
	refs   []unsafe.Pointer
	copied []*trace.Box
}

// A bank holds boxes by register or constant.
type bank struct{ ints, refs []*trace.Box }

// A frame is one activation of a function. While a callee runs, pc stays at
// the inline_call.
type frame struct {
	fn *function
	pc int
	bank
	consts *bank
}

// End says how recording ended.
type End uint8

const (
	running  End = iota
	Closed       // the guest came back to a merge point of this trace: a loop
	Jumped       // it came to a merge point that has a compiled loop
	Finished     // the interpreter's function returned
	TooLong      // Limit was reached; there is no trace
)

// NewRecorder makes a recorder of a program.
func NewRecorder(p *Program) *Recorder {
	return &Recorder{prog: p, consts: make([]bank, len(p.funcs))}
}

// RecordLoop records from the merge point with these components, each bank in
// order, and runs the guest meanwhile. Trace and State tell what came of it. A
// panic of the guest passes through; see InGuest.
func (r *Recorder) RecordLoop(ints []int64, refs []unsafe.Pointer) End {
	r.reset(trace.EntryBridge)
	f := r.push(&r.prog.funcs[0])
	f.pc = r.prog.mergePC
	in := r.prog.mergePoint
	for i, a := range in.Args {
		var b *trace.Box
		if i < in.Greens {
			b = r.newConst(a.Kind)
			b.Green = true
		} else {
			b = r.newBox(a.Kind)
			r.trace.Inputs = append(r.trace.Inputs, b)
		}
		if a.Kind == descr.Int {
			b.Int, ints = ints[0], ints[1:]
		} else {
			b.Ref, refs = refs[0], refs[1:]
		}
		f.set(a, b)
	}
	return r.run()
}

// RecordBridge records from where a guard failed, with the values of its fail
// args, each bank in order.
func (r *Recorder) RecordBridge(g *trace.Guard, d *resume.Data, ints []int64, refs []unsafe.Pointer) End {
	r.reset(trace.Bridge)
	b := bridgeFrames{r: r}
	for _, old := range g.FailArgs {
		box := r.newBox(old.Kind)
		if old.Kind == descr.Int {
			box.Int, ints = ints[0], ints[1:]
			b.in.ints = append(b.in.ints, box)
		} else {
			box.Ref, refs = refs[0], refs[1:]
			b.in.refs = append(b.in.refs, box)
		}
		r.trace.Inputs = append(r.trace.Inputs, box)
	}
	d.Decode(&b)
	b.reverse()
	return r.run()
}

func (r *Recorder) reset(k trace.Kind) {
	r.trace = &trace.Trace{Kind: k, Ops: make([]*trace.Op, 0, chunk)}
	r.stack = r.stack[:0]
	r.end = running
	for i := range r.consts {
		clear(r.consts[i].ints)
		clear(r.consts[i].refs)
	}
	r.calls, r.callees = r.calls[:0], r.callees[:0]
	clear(r.nonnull)
	clear(r.met)
	r.met, r.aliases = r.met[:0], r.aliases[:0]
	r.where = nil
	r.starts = true
	r.inGuest = false
}

// run records instruction by instruction until the trace ends.
func (r *Recorder) run() End {
	for r.end == running {
		if len(r.trace.Ops) > r.Limit {
			r.end = TooLong
			break
		}
		f := &r.stack[len(r.stack)-1]
		in := &f.fn.Code[f.pc]
		if c, ok := in.Op.Code(); ok {
			r.compute(f, in, c.Row())
		} else {
			r.control(f, in)
		}
		r.starts = false
	}
	return r.end
}

// Trace gives what was recorded. It is complete unless the End is TooLong.
func (r *Recorder) Trace() *trace.Trace { return r.trace }

// InGuest reports whether a panic that came out of the recorder was the guest's.
func (r *Recorder) InGuest() bool { return r.inGuest }

// State gives the values at the recording's end: the components of the merge
// point if it was Closed or Jumped, the results if Finished, each bank in order.
func (r *Recorder) State(ints []int64, refs []unsafe.Pointer) {
	f := &r.stack[0]
	for _, a := range f.fn.Code[f.pc].Args {
		b := r.arg(f, a)
		if a.Kind == descr.Int {
			ints[0], ints = b.Int, ints[1:]
		} else {
			refs[0], refs = b.Ref, refs[1:]
		}
	}
}

// HandOver gives the state to the blackhole, to go on without recording. That
// is possible after TooLong, and after a panic of ours: each instruction writes
// down what it does before it does it, and is then over.
func (r *Recorder) HandOver(b *Blackhole) {
	b.stack = b.stack[:0]
	for i := range r.stack {
		from := &r.stack[i]
		to := b.push(from.fn)
		to.pc = from.pc
		for n, box := range from.ints {
			if box != nil {
				to.ints[n] = box.Int
			}
		}
		for n, box := range from.refs {
			if box != nil {
				to.refs[n] = box.Ref
			}
		}
	}
}

// push enters a function; its registers are empty.
func (r *Recorder) push(fn *function) *frame {
	n := len(r.stack)
	if n == cap(r.stack) {
		r.stack = append(r.stack, frame{})
	}
	r.stack = r.stack[:n+1]
	f := &r.stack[n]
	f.fn, f.pc = fn, 0
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

// record writes down an op of the instruction at hand.
func (r *Recorder) record(c ops.Code, args []*trace.Box, d descr.Descr) *trace.Op {
	f := &r.stack[len(r.stack)-1]
	op := r.slabs.ops.one()
	op.Code, op.Args, op.Descr = c, args, d
	op.Origin = trace.Origin{
		Func: f.fn.info.Func, File: f.fn.info.File, Line: f.fn.Code[f.pc].Line,
		Guest: r.where, Recorded: int32(len(r.trace.Ops)),
	}
	r.trace.Ops = append(r.trace.Ops, op)
	return op
}

// guard writes down a guard that resumes at pc.
func (r *Recorder) guard(c ops.Code, args []*trace.Box, pc int, live *jitcode.Live) {
	r.record(c, args, nil).Guard = r.snapshot(pc, live)
}

// bridgeFrames rebuilds the stack of frames with the bridge's inputs in them.
type bridgeFrames struct {
	r  *Recorder
	in bank // the inputs, by bank
	f  *frame
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

// reverse puts the outermost frame first; resume data begins at the other end.
func (b *bridgeFrames) reverse() {
	s := b.r.stack
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}
