package randtrace

import (
	"math/rand/v2"
	"unsafe"

	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A recorder writes down random ops and does them at once, so that each guard
// holds as recorded. A box's value is in the box.
type recorder struct {
	r     *rand.Rand
	w     *world
	calls []*descr.Call
	tr    *trace.Trace
	fuel  *trace.Box // runs out, so that each loop ends
	ints  []*trace.Box
	refs  [numRefTypes][]*trace.Box
	types []refType // by Box.ID
	safe  []bool    // by Box.ID: known not to be nil
	pc    int       // of the next guard
}

func newRecorder(r *rand.Rand, w *world, calls []*descr.Call, kind trace.Kind) *recorder {
	return &recorder{r: r, w: w, calls: calls, tr: &trace.Trace{Kind: kind}}
}

func (c *recorder) newInt(v int64) *trace.Box {
	b := c.tr.NewBox(descr.Int)
	b.Int = v
	c.note(b, 0)
	c.ints = append(c.ints, b)
	return b
}

func (c *recorder) newRef(p unsafe.Pointer, t refType) *trace.Box {
	b := c.tr.NewBox(descr.Ref)
	b.Ref = p
	c.note(b, t)
	c.refs[t] = append(c.refs[t], b)
	return b
}

func (c *recorder) note(b *trace.Box, t refType) {
	c.types, c.safe = append(c.types, t), append(c.safe, false)
}

// inputs makes the inputs of a loop: fuel, ints, refs.
func (c *recorder) inputs() {
	c.fuel = c.newInt(4)
	for range 1 + c.r.IntN(3) {
		c.newInt(small(c.r))
	}
	c.tr.Inputs = append(c.tr.Inputs, c.ints...)
	for _, t := range []refType{toObject, toObject, toObject, toInts, toBytes, toObjects}[c.r.IntN(3):] {
		c.tr.Inputs = append(c.tr.Inputs, c.newRef(c.w.ref(c.r, t), t))
	}
}

// anInt gives an int to compute with: new ones are likelier.
func (c *recorder) anInt() *trace.Box {
	switch c.r.IntN(6) {
	case 0:
		return trace.ConstInt(small(c.r))
	case 1, 2:
		return c.ints[c.r.IntN(len(c.ints))]
	}
	n := len(c.ints)
	return c.ints[n-1-c.r.IntN(min(4, n))]
}

func (c *recorder) aRef(t refType) *trace.Box {
	if n := len(c.refs[t]); n > 0 {
		return c.refs[t][c.r.IntN(n)]
	}
	return trace.ConstRef(c.w.ref(c.r, t))
}

func (c *recorder) emit(code ops.Code, d descr.Descr, args ...*trace.Box) *trace.Op {
	op := &trace.Op{Code: code, Args: args, Descr: d}
	op.Origin.Recorded = int32(len(c.tr.Ops))
	c.tr.Ops = append(c.tr.Ops, op)
	return op
}

// guard emits a guard with a snapshot of fuel and a few other boxes. Boxes of
// its snapshot are each once in it.
func (c *recorder) guard(code ops.Code, args ...*trace.Box) {
	g := &trace.Guard{Number: -1, Frames: []trace.Frame{{PC: c.pc}}}
	c.pc++
	f := &g.Frames[0]
	f.Ints = append(f.Ints, c.fuel)
	for _, b := range c.some(c.ints) {
		if b != c.fuel {
			f.Ints = append(f.Ints, b)
		}
	}
	for t := range c.refs {
		f.Refs = append(f.Refs, c.some(c.refs[t])...)
	}
	backendtest.AskAgain(c.tr, g, args)
	g.CollectFailArgs()
	c.emit(code, nil, args...).Guard = g
}

// some gives up to three neighbours of a list.
func (c *recorder) some(list []*trace.Box) []*trace.Box {
	if len(list) == 0 {
		return nil
	}
	n := c.r.IntN(min(4, len(list)+1))
	at := c.r.IntN(len(list) - n + 1)
	return list[at : at+n]
}

// value emits an op on ints and computes it.
func (c *recorder) value(code ops.Code, args ...*trace.Box) *trace.Box {
	op := c.emit(code, nil, args...)
	row := code.Row()
	var v int64
	switch {
	case row.Int1 != nil:
		v = row.Int1(args[0].Int)
	case row.Int2 != nil:
		v = row.Int2(args[0].Int, args[1].Int)
	default:
		v = row.Ref2(args[0].Ref, args[1].Ref)
	}
	op.Result = c.newInt(v)
	return op.Result
}

// branch guards a condition as it is.
func (c *recorder) branch(cond *trace.Box) {
	if cond.Int != 0 {
		c.guard(ops.GuardTrue, cond)
	} else {
		c.guard(ops.GuardFalse, cond)
	}
}

// nonnil makes sure that a ref is not nil; if it is, that becomes the guard.
func (c *recorder) nonnil(b *trace.Box) bool {
	switch {
	case b.Const:
		return b.Ref != nil
	case b.Ref == nil:
		c.guard(ops.GuardIsnull, b)
		return false
	case !c.safe[b.ID]:
		c.guard(ops.GuardNonnull, b)
		c.safe[b.ID] = true
	}
	return true
}

// step records one random thing.
func (c *recorder) step() {
	switch n := c.r.IntN(100); {
	case n < 16:
		c.arith()
	case n < 28:
		c.compare()
	case n < 46:
		c.field()
	case n < 58:
		c.item()
	case n < 68:
		c.again()
	case n < 78:
		c.call()
	case n < 82:
		if b := c.anInt(); !b.Const && b != c.fuel {
			c.guard(ops.GuardValue, b, trace.ConstInt(b.Int))
		}
	case n < 88:
		c.pointer()
	case n < 91:
		c.truth()
	case n < 93:
		c.scan()
	case n < 95:
		c.divide()
	case n < 97:
		if b := c.aRef(toObject); !b.Const {
			c.guard(ops.GuardValue, b, trace.ConstRef(b.Ref))
		}
	default:
		op := c.emit(ops.DebugMergePoint, nil)
		op.Mark = &trace.MergePoint{Text: "here"}
	}
}

var arithmetic = []ops.Code{
	ops.IntAdd, ops.IntAdd, ops.IntAdd, ops.IntSub, ops.IntSub, ops.IntMul, ops.IntAnd, ops.IntOr, ops.IntXor,
	ops.IntLshift, ops.IntRshift, ops.UintRshift, ops.IntNeg, ops.IntInvert, ops.IntSignext, ops.IntZeroext,
}

func (c *recorder) arith() {
	code := arithmetic[c.r.IntN(len(arithmetic))]
	switch {
	case code.Row().Int1 != nil:
		c.value(code, c.anInt())
	case code == ops.IntSignext || code == ops.IntZeroext:
		c.value(code, c.anInt(), trace.ConstInt(1<<c.r.IntN(3)))
	default:
		c.value(code, c.anInt(), c.anInt())
	}
}

var comparisons = []ops.Code{
	ops.IntLt, ops.IntLe, ops.IntEq, ops.IntNe, ops.IntGt, ops.IntGe,
	ops.UintLt, ops.UintLe, ops.UintGt, ops.UintGe,
}

func (c *recorder) compare() {
	cond := c.value(comparisons[c.r.IntN(len(comparisons))], c.anInt(), c.anInt())
	if c.r.IntN(4) == 0 {
		c.field() // which may store it, between the comparison and its guard
	}
	if c.r.IntN(4) != 0 {
		c.branch(cond)
	}
}

// scan goes on by constant steps, and compares each place with a limit.
func (c *recorder) scan() {
	from, limit, code := c.anInt(), c.anInt(), comparisons[c.r.IntN(len(comparisons))]
	for range 2 + c.r.IntN(3) {
		at := c.value([]ops.Code{ops.IntAdd, ops.IntSub}[c.r.IntN(2)], from, trace.ConstInt(int64(c.r.IntN(4))))
		c.branch(c.value(code, at, limit))
		if c.r.IntN(2) == 0 {
			from = at
		}
		if c.r.IntN(3) == 0 {
			c.step()
		}
	}
}

func (c *recorder) truth() {
	code := ops.IntIsTrue
	if c.r.IntN(2) == 0 {
		code = ops.IntIsZero
	}
	if cond := c.value(code, c.anInt()); c.r.IntN(2) == 0 {
		c.branch(cond)
	}
}

func (c *recorder) divide() {
	x, y := c.anInt(), c.anInt()
	if y.Int == 0 {
		return
	}
	if !y.Const {
		c.branch(c.value(ops.IntIsTrue, y))
	}
	c.value([]ops.Code{ops.IntDiv, ops.IntMod, ops.UintDiv, ops.UintMod}[c.r.IntN(4)], x, y)
}

// field loads or stores a field of an object.
func (c *recorder) field() {
	p, f := c.aRef(toObject), &fields[c.r.IntN(len(fields))]
	if !c.nonnil(p) {
		return
	}
	at := ops.FieldAddr(p.Ref, f.d)
	if f.d.Length || c.r.IntN(2) == 0 {
		c.load(c.emit(ops.GetfieldGc, f.d, p), f.d.Mem, f.to, at)
	} else {
		v := c.stored(f.d.Mem, f.to)
		c.emit(ops.SetfieldGc, f.d, p, v)
		store(f.d.Mem, at, v)
	}
}

// item loads or stores an array item, after the check of its index.
func (c *recorder) item() {
	t := []refType{toInts, toBytes, toObjects}[c.r.IntN(3)]
	p, i, n := c.aRef(t), c.anInt(), int64(items)
	if t == toObjects {
		n = objects
	}
	if !c.nonnil(p) || i.Const && uint64(i.Int) >= uint64(n) {
		return
	}
	if !i.Const {
		cond := c.value(ops.UintLt, i, trace.ConstInt(n))
		if c.branch(cond); cond.Int == 0 {
			return
		}
	}
	d := arrays[t][c.r.IntN(len(arrays[t]))]
	at := ops.ItemAddr(p.Ref, i.Int, d)
	if c.r.IntN(2) == 0 {
		c.load(c.emit(ops.GetarrayitemGc, d, p, i), d.Mem, 0, at)
	} else {
		v := c.stored(d.Mem, 0)
		c.emit(ops.SetarrayitemGc, d, p, i, v)
		store(d.Mem, at, v)
	}
}

func (c *recorder) load(op *trace.Op, m descr.Mem, to refType, at unsafe.Pointer) {
	if m.Kind == descr.Ref {
		op.Result = c.newRef(ops.LoadRef(at), to)
	} else {
		op.Result = c.newInt(ops.LoadInt(m, at))
	}
}

// stored gives a box to store.
func (c *recorder) stored(m descr.Mem, to refType) *trace.Box {
	if m.Kind == descr.Ref {
		return c.aRef(to)
	}
	return c.anInt()
}

func store(m descr.Mem, at unsafe.Pointer, v *trace.Box) {
	if m.Kind == descr.Ref {
		ops.StoreRef(at, v.Ref)
	} else {
		ops.StoreInt(m, at, v.Int)
	}
}

// pointer tests refs.
func (c *recorder) pointer() {
	p := c.aRef(toObject)
	switch c.r.IntN(3) {
	case 0:
		c.nonnil(p)
	case 1:
		c.branch(c.value(ops.PtrEq, p, trace.ConstRef(nil)))
	default:
		c.branch(c.value(ops.PtrNe, p, c.aRef(toObject)))
	}
}

// again repeats a recorded op, so that there is something to find.
func (c *recorder) again() {
	if len(c.tr.Ops) == 0 {
		return
	}
	op := c.tr.Ops[c.r.IntN(len(c.tr.Ops))]
	row := op.Code.Row()
	switch {
	case row.Int1 != nil || row.Int2 != nil || row.Ref2 != nil:
		v := c.value(op.Code, op.Args...)
		if op.Code.Is(ops.Compare) && c.r.IntN(2) == 0 {
			c.branch(v)
		}
	case op.Code == ops.GetfieldGc && c.r.IntN(3) == 0: // store back what was loaded
		d := op.Descr.(*descr.Field)
		c.emit(ops.SetfieldGc, d, op.Args[0], op.Result)
		store(d.Mem, ops.FieldAddr(op.Args[0].Ref, d), op.Result)
	case op.Code == ops.GetfieldGc:
		d := op.Descr.(*descr.Field)
		to := refType(0)
		if op.Result.Kind == descr.Ref {
			to = c.types[op.Result.ID]
		}
		c.load(c.emit(op.Code, d, op.Args...), d.Mem, to, ops.FieldAddr(op.Args[0].Ref, d))
	case op.Code == ops.SetfieldGc:
		d := op.Descr.(*descr.Field)
		c.emit(op.Code, d, op.Args...)
		store(d.Mem, ops.FieldAddr(op.Args[0].Ref, d), op.Args[1])
	case op.Code == ops.GetarrayitemGc:
		d := op.Descr.(*descr.Array)
		c.load(c.emit(op.Code, d, op.Args...), d.Mem, 0, ops.ItemAddr(op.Args[0].Ref, op.Args[1].Int, d))
	case op.Code == ops.CallPure:
		c.make(op.Descr.(*descr.Call), op.Args[1:])
	}
}

// call makes a call, unless it would panic: then nothing is recorded.
func (c *recorder) call() {
	d := c.calls[c.r.IntN(len(c.calls))]
	var args []*trace.Box
	for _, k := range d.Args {
		if k == descr.Ref {
			args = append(args, c.aRef(toObject))
		} else {
			args = append(args, c.anInt())
		}
	}
	c.make(d, args)
}

func (c *recorder) make(d *descr.Call, args []*trace.Box) {
	var ints []int64
	var refs []unsafe.Pointer
	for _, b := range args {
		if b.Kind == descr.Ref {
			refs = append(refs, b.Ref)
		} else {
			ints = append(ints, b.Int)
		}
	}
	saved := *c.w
	i, p, ok := try(d.Stub, ints, refs)
	if !ok {
		*c.w = saved
		return
	}
	code := ops.Call
	if d.Pure {
		code = ops.CallPure
	}
	op := c.emit(code, d, append([]*trace.Box{trace.ConstFunc(d)}, args...)...)
	switch d.Result.Kind {
	case descr.Int:
		op.Result = c.newInt(i)
	case descr.Ref:
		op.Result = c.newRef(p, toObject)
	}
	if d.MayRaise {
		c.guard(ops.GuardNoException)
	}
}

func try(f descr.Stub, ints []int64, refs []unsafe.Pointer) (i int64, p unsafe.Pointer, ok bool) {
	defer func() { ok = recover() == nil }()
	i, p = f(ints, refs)
	return i, p, true
}

// burn takes one of the fuel and leaves if there is no more; it reports whether
// there is.
func (c *recorder) burn() bool {
	left := c.value(ops.IntSub, c.fuel, trace.ConstInt(1))
	cond := c.value(ops.IntGt, left, trace.ConstInt(0))
	c.branch(cond)
	c.fuel = left
	return cond.Int == 1
}

// jump ends the trace with a jump to a loop with inputs like those given: the
// same again, others of their types, or constants.
func (c *recorder) jump(to descr.Descr, like []*trace.Box, types []refType) {
	args := make([]*trace.Box, len(like))
	for i, b := range like {
		switch {
		case i == 0:
			args[i] = c.fuel
		case c.tr.Kind == trace.Loop && c.r.IntN(2) == 0:
			args[i] = b
		case b.Kind == descr.Int:
			args[i] = c.anInt()
		default:
			args[i] = c.aRef(types[b.ID])
		}
	}
	g := &trace.Guard{Number: -1, Frames: []trace.Frame{{PC: atStart}}}
	for _, b := range args {
		if b.Kind == descr.Ref {
			g.Frames[0].Refs = append(g.Frames[0].Refs, b)
		} else {
			g.Frames[0].Ints = append(g.Frames[0].Ints, b)
		}
	}
	g.CollectFailArgs()
	c.emit(ops.Jump, to, args...).Guard = g
}

// atStart is the PC of a snapshot that resumes at the loop's start.
const atStart = -1

// loop records a loop.
func (c *recorder) loop() {
	c.inputs()
	n := 4 + c.r.IntN(20)
	at := c.r.IntN(n)
	for i := range n {
		if i == at {
			c.burn()
		}
		c.step()
	}
	c.jump(nil, c.tr.Inputs, c.types)
}

// bridge records a bridge from a guard that failed with the given values.
func (c *recorder) bridge(g *trace.Guard, loop *recorder, v values) {
	for i := range v.ints {
		c.tr.Inputs = append(c.tr.Inputs, c.newInt(v.ints[i]))
	}
	for i, b := range g.Frames[0].Refs {
		c.tr.Inputs = append(c.tr.Inputs, c.newRef(v.refs[i], loop.types[b.ID]))
	}
	c.fuel, c.pc = c.tr.Inputs[0], bridgePC
	for range c.r.IntN(8) {
		c.step()
	}
	if !c.burn() || c.r.IntN(6) == 0 {
		c.emit(ops.Finish, nil, c.tr.Inputs...)
		return
	}
	c.jump(loop.tr.Target, loop.tr.Inputs, loop.types)
}

// bridgePC is where the PCs of a bridge's guards begin.
const bridgePC = 1000
