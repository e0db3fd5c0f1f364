package metainterp

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// compute runs an instruction that computes.
func (r *Recorder) compute(f *frame, in *jitcode.Instr, row *ops.Row) {
	if r.isDry && (row.Code.Is(ops.Fresh) || row.Code == ops.GetfieldGcAtomic) {
		r.end = Stopped
		return
	}
	switch row.Code {
	case ops.SetfieldGc, ops.SetarrayitemGc:
		r.store(f, in, row.Code)
	case ops.GetfieldGc, ops.GetarrayitemGc:
		r.load(f, in, row.Code, false)
	case ops.GetfieldGcPure, ops.GetarrayitemGcPure, ops.Strgetitem:
		r.load(f, in, row.Code, true)
	case ops.GetfieldGcAtomic:
		f.setReg(in.Dst[0], r.loadAnew(row.Code, in.Descr, r.args(f, in.Args)))
	case ops.New, ops.NewArray:
		r.alloc(f, in, row.Code)
	default:
		r.arith(f, in, row)
	}
	f.pc++
}

// arith runs an op on registers alone. If its operands are constants, so is its
// result, and nothing is written down.
func (r *Recorder) arith(f *frame, in *jitcode.Instr, row *ops.Row) {
	a := r.arg(f, in.Args[0])
	if row.Int1 != nil {
		f.setReg(in.Dst[0], r.result(row.Code, a, nil, row.Int1(a.Int)))
		return
	}
	b := r.arg(f, in.Args[1])
	if row.Int2 != nil {
		f.setReg(in.Dst[0], r.result(row.Code, a, b, row.Int2(a.Int, b.Int)))
		return
	}
	if row.RefInt != nil {
		f.setReg(in.Dst[0], r.address(row, a, b))
		return
	}
	f.setReg(in.Dst[0], r.result(row.Code, a, b, row.Ref2(a.Ref, b.Ref)))
}

// address gives the box of a pointer computed from a and b.
func (r *Recorder) address(row *ops.Row, a, b *trace.Box) *trace.Box {
	var box *trace.Box
	if a.Const && b.Const {
		box = r.newConst(descr.Ref)
		box.Green = a.Green || b.Green
	} else {
		args := r.boxes2(a, b)
		box = r.newBox(descr.Ref)
		r.record(row.Code, args, nil).Result = box
	}
	box.Ref = row.RefInt(a.Ref, b.Int)
	return box
}

// result gives the box of an integer computed from a and, unless nil, b.
func (r *Recorder) result(c ops.Code, a, b *trace.Box, v int64) *trace.Box {
	if a.Const && (b == nil || b.Const) {
		return r.newInt(v, a.Green || b != nil && b.Green)
	}
	k, known := r.recorded(c, a, b)
	if known != nil {
		return known
	}
	args := r.boxes1(a)
	if b != nil {
		args = r.boxes2(a, b)
	}
	box := r.newBox(descr.Int)
	box.Int = v
	r.record(c, args, nil).Result = box
	r.remember(k, box)
	return box
}

// load reads from memory. What never changes folds if the place is constant.
func (r *Recorder) load(f *frame, in *jitcode.Instr, c ops.Code, pure bool) {
	args := r.args(f, in.Args)
	d := ops.MemoryOf(c, in.Descr)
	addr := address(d, args)
	var box *trace.Box
	if pure && allConst(args) && d.Kind == descr.Int {
		box = r.newInt(r.readInt(d.Mem, addr), anyGreen(args))
	} else if pure && allConst(args) {
		box = r.newConst(d.Kind)
		box.Green = anyGreen(args)
		r.fill(box, d.Mem, addr)
	} else if box = r.heap.find(d, args[0], len(r.trace.Ops)); box == nil || !r.sees(box, d.Mem, addr) {
		box = r.loadAnew(c, in.Descr, args)
		r.heap.holds(c, d, args[0], box, len(r.trace.Ops))
	}
	f.setReg(in.Dst[0], box)
}

// loadAnew writes a load down.
func (r *Recorder) loadAnew(c ops.Code, d descr.Descr, args []*trace.Box) *trace.Box {
	m := ops.MemoryOf(c, d)
	addr := address(m, args)
	box := r.newBox(m.Kind)
	r.record(c, args, d).Result = box
	r.fill(box, m.Mem, addr)
	return box
}

// fill gives a box the value that is in memory.
func (r *Recorder) fill(box *trace.Box, m descr.Mem, addr unsafe.Pointer) {
	if m.Kind == descr.Ref {
		box.Ref = ops.LoadRef(addr)
	} else {
		box.Int = r.readInt(m, addr)
	}
}

// sees reports whether memory holds what a box says.
func (r *Recorder) sees(b *trace.Box, m descr.Mem, addr unsafe.Pointer) bool {
	if m.Kind == descr.Ref {
		return ops.LoadRef(addr) == b.Ref
	}
	return r.readInt(m, addr) == b.Int
}

// store writes to memory; the value is the last operand.
func (r *Recorder) store(f *frame, in *jitcode.Instr, c ops.Code) {
	args := r.args(f, in.Args)
	v := args[len(args)-1]
	d := ops.MemoryOf(c, in.Descr)
	addr := address(d, args)
	r.record(c, args, d)
	if !d.Narrow() {
		r.heap.holds(ops.GetfieldGc, d, args[0], v, len(r.trace.Ops))
	}
	if r.isDry {
		r.keep(d.Mem, addr, v)
	} else {
		ops.StoreValue(d.Mem, addr, v.Int, v.Ref)
	}
}

// alloc makes an object or an array, which is known not to be nil.
func (r *Recorder) alloc(f *frame, in *jitcode.Instr, c ops.Code) {
	args := r.args(f, in.Args)
	r.ints = r.ints[:0]
	for _, b := range args {
		r.ints = append(r.ints, b.Int)
	}
	box := r.newBox(descr.Ref)
	_, box.Ref = in.Descr.(*descr.Type).Stub(r.ints, nil)
	r.record(c, args, in.Descr).Result = box
	r.setNonnull(box)
	f.setReg(in.Dst[0], box)
}

// address gives where the memory is that a load or store means.
func address(d *descr.Memory, args []*trace.Box) unsafe.Pointer {
	if d.Item {
		return ops.Address(d, args[0].Ref, args[1].Int)
	}
	return ops.Address(d, args[0].Ref, 0)
}

func (r *Recorder) args(f *frame, args []jitcode.Arg) []*trace.Box {
	l := r.slabs.lists.list(len(args))
	for i, a := range args {
		l[i] = r.arg(f, a)
	}
	return l
}

func allConst(args []*trace.Box) bool {
	for _, b := range args {
		if !b.Const {
			return false
		}
	}
	return true
}

func anyGreen(args []*trace.Box) bool {
	for _, b := range args {
		if b.Green {
			return true
		}
	}
	return false
}

// control runs an instruction that moves control.
func (r *Recorder) control(f *frame, in *jitcode.Instr) {
	if r.isDry && (in.Op == jitcode.ResidualCall && !r.isHarmless(f, in) || in.Op == jitcode.Raise) {
		r.end = Stopped
		return
	}
	if check := in.Op.Control().Check; check != nil {
		r.check(f, check, in)
		return
	}
	switch in.Op {
	case jitcode.Goto:
		f.pc = in.Target
	case jitcode.GotoIfNot:
		r.branch(f, in)
	case jitcode.GotoIfNil:
		r.branchOnNil(f, in)
	case jitcode.GotoUnlessInside:
		r.unlessInside(f, in)
	case jitcode.Switch:
		r.choose(f, in)
	case jitcode.Promote:
		r.promote(f, in)
	case jitcode.Copy:
		r.copy(f, in)
	case jitcode.InlineCall:
		r.inlineCall(f, in)
	case jitcode.InlineMethod:
		r.inlineMethod(f, in)
	case jitcode.ResidualCall:
		r.residualCall(f, in)
	case jitcode.JitMergePoint:
		r.mergePoint(f, in)
	case jitcode.LoopHeader:
		r.loopHeader(f)
	case jitcode.CanEnterJit:
		f.pc++
	case jitcode.Return:
		r.ret(f, in)
	case jitcode.Leave:
		r.leave(f, in)
	case jitcode.Raise:
		r.call(in.Descr.(*descr.Call), r.args(f, in.Args))
		panic("metainterp: Recorder.control: the call of a raise came back")
	default:
		panic("metainterp: Recorder.control: no case for " + in.Op.String())
	}
}

// branch goes on at either side; the guard resumes at the side not taken.
func (r *Recorder) branch(f *frame, in *jitcode.Instr) {
	b := r.arg(f, in.Args[0])
	code, taken, other := ops.GuardTrue, f.pc+1, in.Target
	if b.Int == 0 {
		code, taken, other = ops.GuardFalse, in.Target, f.pc+1
	}
	if r.isDry && !b.Const && !r.isAsked(b) && r.leaves(f, taken) {
		b.Int = 1 - b.Int
		code, taken, other = ops.GuardTrue+ops.GuardFalse-code, other, taken
	}
	if !b.Const && r.withoutGuard(f, in, b) {
		return
	}
	if !b.Const && !r.isAsked(b) {
		r.guard(code, r.boxes1(b), other, in.Live).Again = f.fn.again[f.pc]
		r.setAsked(b)
	}
	f.pc = taken
}

// read puts the operands into r.copied, for instructions that write registers
// which they may also read.
func (r *Recorder) read(f *frame, args []jitcode.Arg) {
	r.copied = r.copied[:0]
	for _, a := range args {
		r.copied = append(r.copied, r.arg(f, a))
	}
}

func (r *Recorder) copy(f *frame, in *jitcode.Instr) {
	r.read(f, in.Args)
	for i, d := range in.Dst {
		f.setReg(d, r.copied[i])
	}
	f.pc++
}

// check writes down what Go checks silently. Its guard resumes at the check
// itself, where the blackhole fails as Go does.
func (r *Recorder) check(f *frame, check *jitcode.Check, in *jitcode.Instr) {
	a := r.arg(f, in.Args[0])
	b := a
	if len(in.Args) > 1 {
		b = r.arg(f, in.Args[1])
	}
	if !check.Holds(a.Int, b.Int, a.Ref) {
		if r.isDry {
			r.end = Stopped
			return
		}
		r.inGuest = true
		failCheck(in.Op, a.Int, b.Int)
	}
	if check.Ask == ops.Invalid {
		r.checkNonnull(f, in, a)
	} else {
		r.checkInt(f, check, in, a, b)
	}
	f.pc++
}

// checkInt guards the answer to the check's question.
func (r *Recorder) checkInt(f *frame, check *jitcode.Check, in *jitcode.Instr, a, b *trace.Box) {
	switch {
	case check.Ask.Row().Int1 != nil:
		b = nil
	case check.Zero:
		b = r.newInt(0, false)
	}
	if answer := r.result(check.Ask, a, b, check.Wanted()); !answer.Const && !r.isAsked(answer) {
		r.guard(check.Guard, r.boxes1(answer), f.pc, in.Live).Again = f.fn.again[f.pc]
		r.setAsked(answer)
	}
}

// checkNonnull guards each box once.
func (r *Recorder) checkNonnull(f *frame, in *jitcode.Instr, b *trace.Box) {
	if b.Const {
		return
	}
	if r.knownNonnull(b) == 0 {
		r.guard(ops.GuardNonnull, r.boxes1(b), f.pc, in.Live).Again = f.fn.again[f.pc]
		r.setNonnull(b)
	}
}

// knownNonnull gives the number of ops after which b is known not to be nil, 0
// if it is not known.
func (r *Recorder) knownNonnull(b *trace.Box) int {
	if int(b.ID) < len(r.nonnull) {
		return int(r.nonnull[b.ID])
	}
	return 0
}

func (r *Recorder) setNonnull(b *trace.Box) {
	for len(r.nonnull) <= int(b.ID) {
		r.nonnull = append(r.nonnull, 0)
	}
	r.nonnull[b.ID] = int32(len(r.trace.Ops))
}

// inlineCall looks into a function: a new frame. The caller's pc stays.
func (r *Recorder) inlineCall(f *frame, in *jitcode.Instr) {
	r.read(f, in.Args)
	r.enter(f.fn.callees[f.pc])
}

// enter makes the frame of a function with the operands that have been read.
func (r *Recorder) enter(callee *function) {
	key := r.constants(r.copied)
	g := r.push(callee)
	g.certain, r.certain = r.certain, false
	if g.key, g.keyed = key, true; callee.index == 0 {
		g.key, g.again = r.next.key, r.next.again
	}
	for i, p := range callee.Params {
		g.setReg(p, r.copied[i])
	}
}

// ret leaves a function, or ends the trace if it is the outermost one.
func (r *Recorder) ret(f *frame, in *jitcode.Instr) {
	if len(r.stack) == 1 {
		r.leave(f, in)
		return
	}
	r.read(f, in.Args)
	r.left(f)
	r.stack = r.stack[:len(r.stack)-1]
	caller := &r.stack[len(r.stack)-1]
	for i, d := range caller.fn.Code[caller.pc].Dst {
		caller.setReg(d, r.copied[i])
	}
	caller.pc++
}

// leave ends the trace: the main loop is over.
func (r *Recorder) leave(f *frame, in *jitcode.Instr) {
	r.record(ops.Finish, r.args(f, in.Args), nil)
	r.finish(Finished)
}

// residualCall calls a function that is not looked into.
func (r *Recorder) residualCall(f *frame, in *jitcode.Instr) {
	d := in.Descr.(*descr.Call)
	args := r.callArgs(f, in, d)
	code := ops.Call
	if d.Pure {
		code = ops.CallPure
	}
	fold := d.Pure && allConst(args)
	var op *trace.Op
	if !fold {
		op = r.record(code, args, d)
	}
	i, p := r.call(d, args[1:])
	f.pc++ // it is done, whatever happens to us now
	if d.Result.Kind != descr.Void {
		box := r.resultOf(d, args, op)
		box.Int, box.Ref = i, p
		if len(in.Dst) > 0 {
			f.setReg(in.Dst[0], box)
		}
	}
	if !fold && d.MayRaise {
		r.guard(ops.GuardNoException, nil, f.pc, in.Live)
	}
}

// callArgs are a call's operands: the function, the engine's level if it is told that,
// and the author's.
func (r *Recorder) callArgs(f *frame, in *jitcode.Instr, d *descr.Call) []*trace.Box {
	args := r.slabs.lists.list(1 + len(d.Args))
	args[0] = r.callee(d)
	if d.Portal {
		args[1] = r.newConst(descr.Ref)
		args[1].Ref = r.Portal
	}
	for i, a := range in.Args {
		args[len(args)-len(in.Args)+i] = r.arg(f, a)
	}
	return args
}

// resultOf makes the box for what a call gives back; op is nil if it folded.
func (r *Recorder) resultOf(d *descr.Call, args []*trace.Box, op *trace.Op) *trace.Box {
	if op == nil {
		box := r.newConst(d.Result.Kind)
		box.Green = anyGreen(args)
		return box
	}
	op.Result = r.newBox(d.Result.Kind)
	return op.Result
}

// callee gives the constant that stands for a function: one per recording.
func (r *Recorder) callee(d *descr.Call) *trace.Box {
	for i, known := range r.callees {
		if known == d {
			return r.calls[i]
		}
	}
	b := trace.ConstFunc(d)
	r.callees, r.calls = append(r.callees, d), append(r.calls, b)
	return b
}

// split sets ints and refs to the values of boxes.
func (r *Recorder) split(boxes []*trace.Box) {
	r.ints, r.refs = r.ints[:0], r.refs[:0]
	for _, b := range boxes {
		if b.Kind == descr.Int {
			r.ints = append(r.ints, b.Int)
		} else {
			r.refs = append(r.refs, b.Ref)
		}
	}
}

// call calls the function for real.
func (r *Recorder) call(d *descr.Call, args []*trace.Box) (int64, unsafe.Pointer) {
	r.split(args)
	r.inGuest = true
	i, p := d.Stub(r.ints, r.refs)
	r.inGuest = false
	clear(r.refs)
	return i, p
}
