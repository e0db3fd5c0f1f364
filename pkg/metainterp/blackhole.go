package metainterp

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

// A Blackhole runs jitcode on plain values, from rebuilt frames to the next
// merge point, where the interpreter can take over. It records nothing and is
// seldom run: for what is left of one guest instruction.
type Blackhole struct {
	// Watch, if set, is told of each instruction before it is done.
	Watch func(*trace.Step)

	// Portal is the engine's level, which calls of main loops are told.
	Portal unsafe.Pointer
	// RunPortal runs the main loop from a merge point, whose components it is given, to
	// its end, and gives the result. It must not keep the slices.
	RunPortal func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer)

	// WentRound says that a function's loops went round often, which is called from now on.
	WentRound bool

	prog   *Program
	loops  Loops
	stack  []rawFrame // outermost first
	copied []value

	// The values of the fail args, and the arguments of calls.
	ints []int64
	refs []unsafe.Pointer
	made []unsafe.Pointer // by late ops
}

// A rawFrame is one activation of a function. While a callee runs, pc stays at
// the inline_call.
type rawFrame struct {
	fn   *function
	pc   int
	ints []int64
	refs []unsafe.Pointer

	turns int // of its loops
}

// A value is an integer or a pointer.
type value struct {
	i int64
	p unsafe.Pointer
}

// NewBlackhole makes the blackhole of a program for an engine that knows of its loops.
func NewBlackhole(p *Program, l Loops) *Blackhole { return &Blackhole{prog: p, loops: l} }

// Rebuild makes the frames that a guard's resume data describes, with the values of
// the fail args, each bank in order. It does what the guard has left to do late.
func (b *Blackhole) Rebuild(g *trace.Guard, d *resume.Data, ints []int64, refs []unsafe.Pointer) {
	b.WentRound = false
	b.made = resume.Do(g.Late, g.FailArgs, ints, refs)
	b.stack = b.stack[:0]
	b.ints = append(b.ints[:0], ints...)
	b.refs = append(b.refs[:0], refs...)
	d.Decode(b)
	slices.Reverse(b.stack) // resume data begins with the innermost frame
}

// Frame, Fail, Int, Ref and Made make the Blackhole a [resume.Builder].
func (b *Blackhole) Frame(fn, pc int) { b.push(&b.prog.funcs[fn]).pc = pc }

// Fail puts a fail arg's value into a register of the frame being built.
func (b *Blackhole) Fail(k descr.Kind, reg, n int) {
	if k == descr.Int {
		b.Int(reg, b.ints[n])
	} else {
		b.Ref(reg, b.refs[n])
	}
}

// Int puts an integer into a register of the frame being built.
func (b *Blackhole) Int(reg int, v int64) { b.stack[len(b.stack)-1].ints[reg] = v }

// Ref puts a pointer into a register of the frame being built.
func (b *Blackhole) Ref(reg int, p unsafe.Pointer) { b.stack[len(b.stack)-1].refs[reg] = p }

// Made puts what late ops have made into a register of the frame being built.
func (b *Blackhole) Made(reg, n int) { b.Ref(reg, b.made[n]) }

// Jumped makes the frame of the main loop where the guest jumped back: at its
// site-th can_enter_jit, with what that takes, each bank in order.
func (b *Blackhole) Jumped(site int, ints []int64, refs []unsafe.Pointer) {
	b.stack = b.stack[:0]
	f := b.push(&b.prog.funcs[0])
	f.pc = b.prog.sites[site]
	for _, a := range f.fn.Code[f.pc].Args {
		if a.Kind == descr.Int {
			f.ints[a.Index], ints = ints[0], ints[1:]
		} else {
			f.refs[a.Index], refs = refs[0], refs[1:]
		}
	}
}

// Run goes on from the frames. At the next merge point it stores the
// components, each bank in order, and reports false; if the outermost function
// returns first it stores the results and reports true. A merge point that is
// the very first instruction does not count: each run gets the guest further.
// A panic of the guest passes through.
func (b *Blackhole) Run(ints []int64, refs []unsafe.Pointer) (returned bool) {
	defer b.clear()
	for first := true; ; first = false {
		if b.Watch != nil {
			b.Watch(b.step())
		}
		f := &b.stack[len(b.stack)-1]
		in := &f.fn.Code[f.pc]
		c, computes := in.Op.Code()
		switch {
		case computes:
			b.compute(f, in, c.Row())
			f.pc++
		case in.Op == jitcode.JitMergePoint && first:
			f.pc++
		case in.Op == jitcode.JitMergePoint && len(b.stack) > 1:
			b.callPortal(f, in)
		case in.Op == jitcode.JitMergePoint, in.Op == jitcode.Leave, in.Op == jitcode.Return && len(b.stack) == 1:
			f.store(in.Args, ints, refs)
			return in.Op != jitcode.JitMergePoint
		default:
			b.control(f, in)
		}
	}
}

// clear lets go of the guest's objects, however the run ended.
func (b *Blackhole) clear() {
	clear(b.refs[:cap(b.refs)])
	clear(b.copied[:cap(b.copied)])
	b.made = nil
	for _, f := range b.stack[:cap(b.stack)] { // those that have returned as well
		clear(f.refs[:cap(f.refs)])
	}
}

func (b *Blackhole) push(fn *function) *rawFrame {
	n := len(b.stack)
	if n == cap(b.stack) {
		b.stack = append(b.stack, rawFrame{})
	}
	b.stack = b.stack[:n+1]
	f := &b.stack[n]
	f.fn, f.pc, f.turns = fn, 0, 0
	f.ints = emptied(f.ints, fn.NumInts())
	f.refs = emptied(f.refs, fn.NumRefs())
	return f
}

func (f *rawFrame) int(a jitcode.Arg) int64 {
	if a.Const {
		return f.fn.IntConsts[a.Index]
	}
	return f.ints[a.Index]
}

func (f *rawFrame) ref(a jitcode.Arg) unsafe.Pointer {
	if a.Const {
		return f.fn.RefConsts[a.Index].Ptr
	}
	return f.refs[a.Index]
}

func (f *rawFrame) value(a jitcode.Arg) value {
	if a.Kind == descr.Int {
		return value{i: f.int(a)}
	}
	return value{p: f.ref(a)}
}

func (f *rawFrame) set(r jitcode.Reg, v value) {
	if r.Kind == descr.Int {
		f.ints[r.Index] = v.i
	} else {
		f.refs[r.Index] = v.p
	}
}

// store copies operands into two banks.
func (f *rawFrame) store(args []jitcode.Arg, ints []int64, refs []unsafe.Pointer) {
	for _, a := range args {
		if a.Kind == descr.Int {
			ints[0], ints = f.int(a), ints[1:]
		} else {
			refs[0], refs = f.ref(a), refs[1:]
		}
	}
}

func (b *Blackhole) compute(f *rawFrame, in *jitcode.Instr, row *ops.Row) {
	switch {
	case row.Int2 != nil:
		f.ints[in.Dst[0].Index] = row.Int2(f.int(in.Args[0]), f.int(in.Args[1]))
	case row.Int1 != nil:
		f.ints[in.Dst[0].Index] = row.Int1(f.int(in.Args[0]))
	case row.Ref2 != nil:
		f.ints[in.Dst[0].Index] = row.Ref2(f.ref(in.Args[0]), f.ref(in.Args[1]))
	case row.RefInt != nil:
		f.refs[in.Dst[0].Index] = row.RefInt(f.ref(in.Args[0]), f.int(in.Args[1]))
	case row.Facts&ops.Fresh != 0:
		b.alloc(f, in)
	default:
		b.memory(f, in, row.Code)
	}
}

// alloc makes an object or, of a number of elements, an array.
func (b *Blackhole) alloc(f *rawFrame, in *jitcode.Instr) {
	b.ints = b.ints[:0]
	for _, a := range in.Args {
		b.ints = append(b.ints, f.int(a))
	}
	_, f.refs[in.Dst[0].Index] = in.Descr.(*descr.Type).Stub(b.ints, nil)
}

// memory loads or stores; a store's value is its last operand.
func (b *Blackhole) memory(f *rawFrame, in *jitcode.Instr, c ops.Code) {
	d, index := ops.MemoryOf(c, in.Descr), int64(0)
	if d.Item {
		index = f.int(in.Args[1])
	}
	addr, last := ops.Address(d, f.ref(in.Args[0]), index), in.Args[len(in.Args)-1]
	switch isStore := c.Is(ops.Store); {
	case isStore && d.Kind == descr.Ref:
		ops.StoreRef(addr, f.ref(last))
	case isStore:
		ops.StoreInt(d.Mem, addr, f.int(last))
	case d.Kind == descr.Ref:
		f.refs[in.Dst[0].Index] = ops.LoadRef(addr)
	default:
		f.ints[in.Dst[0].Index] = ops.LoadInt(d.Mem, addr)
	}
}

func (b *Blackhole) control(f *rawFrame, in *jitcode.Instr) {
	if check := in.Op.Control().Check; check != nil {
		f.check(check, in)
		f.pc++
		return
	}
	switch in.Op {
	case jitcode.Goto, jitcode.GotoUnlessInside: // Go's own call is faster
		f.pc = in.Target
	case jitcode.GotoIfNot:
		if f.pc++; f.int(in.Args[0]) == 0 {
			f.pc = in.Target
		}
	case jitcode.GotoIfNil:
		if f.pc++; f.ref(in.Args[0]) == nil {
			f.pc = in.Target
		}
	case jitcode.Switch:
		if target, ok := in.Case(f.int(in.Args[0])); ok {
			f.pc = target
		} else {
			f.pc++
		}
	case jitcode.Copy, jitcode.Promote:
		b.read(f, in.Args)
		b.write(f, in.Dst)
		f.pc++
	case jitcode.InlineCall:
		callee := f.fn.callees[f.pc]
		b.read(f, in.Args)
		b.write(b.push(callee), callee.Params)
	case jitcode.InlineMethod:
		callee, args := f.fn.methods[f.pc].find(f.ref(in.Args[0]), in.Args)
		b.read(f, args)
		b.write(b.push(callee), callee.Params)
	case jitcode.Return:
		b.ret(f, in)
	case jitcode.ResidualCall:
		b.residualCall(f, in)
	case jitcode.Raise:
		b.call(f, in)
		panic("metainterp: Blackhole.control: the call of a raise came back")
	case jitcode.LoopHeader:
		b.loopHeader(f)
	case jitcode.CanEnterJit:
		f.pc++
	default:
		panic("metainterp: Blackhole.control: no case for " + in.Op.String())
	}
}

// check fails as Go does.
func (f *rawFrame) check(check *jitcode.Check, in *jitcode.Instr) {
	first := f.value(in.Args[0])
	other := first
	if len(in.Args) > 1 {
		other = f.value(in.Args[1])
	}
	if !check.Holds(first.i, other.i, first.p) {
		failCheck(in.Op, first.i, other.i)
	}
}

// read and write move values in parallel: all are read before one is written.
func (b *Blackhole) read(f *rawFrame, args []jitcode.Arg) {
	b.copied = b.copied[:0]
	for _, a := range args {
		b.copied = append(b.copied, f.value(a))
	}
}

func (b *Blackhole) write(f *rawFrame, regs []jitcode.Reg) {
	for i, r := range regs {
		f.set(r, b.copied[i])
	}
}

// ret leaves an inlined function.
func (b *Blackhole) ret(f *rawFrame, in *jitcode.Instr) {
	b.read(f, in.Args)
	clear(f.refs)
	b.stack = b.stack[:len(b.stack)-1]
	caller := &b.stack[len(b.stack)-1]
	b.write(caller, caller.fn.Code[caller.pc].Dst)
	caller.pc++
}

func (b *Blackhole) residualCall(f *rawFrame, in *jitcode.Instr) {
	v := b.call(f, in)
	if len(in.Dst) > 0 {
		f.set(in.Dst[0], v)
	}
	f.pc++
}

func (b *Blackhole) call(f *rawFrame, in *jitcode.Instr) value {
	b.ints, b.refs = b.ints[:0], b.refs[:0]
	d := in.Descr.(*descr.Call)
	if d.Portal {
		b.refs = append(b.refs, b.Portal)
	}
	for _, a := range in.Args {
		if a.Kind == descr.Int {
			b.ints = append(b.ints, f.int(a))
		} else {
			b.refs = append(b.refs, f.ref(a))
		}
	}
	i, p := d.Stub(b.ints, b.refs)
	return value{i, p}
}
