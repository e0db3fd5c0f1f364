package randtrace

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// step records one random thing.
func (c *recorder) step() {
	switch n := c.r.IntN(100); {
	case n < 14:
		c.arith()
	case n < 25:
		c.compare()
	case n < 50:
		c.memory()
	case n < 52:
		c.pairs()
	case n < 54:
		c.typed()
	case n < 65:
		c.again()
	case n < 74:
		c.call()
	case n < 76:
		c.alloc()
	case n < 78:
		if b := c.anInt(); !b.Const && b != c.fuel {
			c.guard(ops.GuardValue, b, trace.ConstInt(b.Int))
		}
	case n < 83:
		c.pointer()
	case n < 84:
		c.truth()
	case n < 86:
		c.floats()
	case n < 88:
		c.identities()
	case n < 91:
		c.scan()
	case n < 93:
		c.divide()
	case n < 94:
		c.update()
	case n < 95:
		c.cells()
	case n < 96:
		c.moves()
	case n < 97:
		c.parts()
	case n < 98 && c.r.IntN(3) == 0:
		c.expected()
	case n < 98:
		if b := c.aRef(c.aType()); !b.Const && !c.w.isFresh(b.Ref) { // no constant is a new object
			c.guard(ops.GuardValue, b, trace.ConstRef(b.Ref))
		}
	default:
		c.emit(ops.DebugMergePoint, nil).Mark = &trace.MergePoint{Text: "here"}
	}
}

var arithmetic = []ops.Code{
	ops.IntAdd, ops.IntAdd, ops.IntAdd, ops.IntSub, ops.IntSub, ops.IntMul, ops.IntAnd, ops.IntAnd, ops.IntOr, ops.IntXor,
	ops.IntLshift, ops.IntRshift, ops.UintRshift, ops.IntNeg, ops.IntInvert, ops.IntSignext, ops.IntZeroext,
}

func (c *recorder) arith() {
	code := arithmetic[c.r.IntN(len(arithmetic))]
	switch {
	case code.Row().Int1 != nil:
		c.value(code, c.anInt())
	case code == ops.IntSignext || code == ops.IntZeroext:
		c.value(code, c.anInt(), trace.ConstInt(1<<c.r.IntN(3)))
	case code == ops.IntAnd && c.r.IntN(2) == 0:
		c.value(code, c.anInt(), trace.ConstInt(1<<c.r.IntN(64)-1))
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
	c.between(cond)
	if c.r.IntN(4) != 0 {
		c.branch(cond)
	}
}

// between does something between a comparison and its guard, often with the
// comparison's result: others than the guard may hold it.
func (c *recorder) between(cond *trace.Box) {
	switch c.r.IntN(12) {
	case 0:
		c.value(arithmetic[c.r.IntN(4)], cond, c.anInt())
	case 1:
		c.storeIn(toObject, cond)
	case 2:
		c.memory()
	case 3:
		c.value([]ops.Code{ops.IntIsTrue, ops.IntIsZero}[c.r.IntN(2)], cond)
	}
}

// storeIn stores an int in a field of an object.
func (c *recorder) storeIn(t refType, v *trace.Box) {
	p, a := c.aRef(t), &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	if a.m.Kind == descr.Int && !a.len && !a.fixed && c.nonnil(p) {
		c.put(a, v, p)
	}
}

// scan goes on by constant steps from a number of which it may be known that it is
// small, and compares each place with a limit.
func (c *recorder) scan() {
	from, code := c.bounded(), comparisons[c.r.IntN(len(comparisons))]
	if c.r.IntN(4) > 0 { // an order
		code = [...]ops.Code{ops.IntLt, ops.IntLe, ops.IntGt, ops.IntGe, ops.UintLt}[c.r.IntN(5)]
	}
	limit := c.anInt()
	if c.r.IntN(2) == 0 {
		limit = trace.ConstInt(from.Int + int64(c.r.IntN(200)) - 8)
	}
	for range 2 + c.r.IntN(4) {
		at := c.value([]ops.Code{ops.IntAdd, ops.IntAdd, ops.IntSub}[c.r.IntN(3)], from, trace.ConstInt(c.stride()))
		cond := c.value(code, at, limit)
		c.between(cond)
		if c.r.IntN(8) > 0 {
			c.branch(cond)
		}
		if c.r.IntN(4) == 0 {
			from = at
		}
		if c.r.IntN(4) == 0 {
			c.step()
		}
	}
}

// stride gives a step: mostly a small one, sometimes one to where numbers end.
func (c *recorder) stride() int64 {
	switch c.r.IntN(8) {
	case 0:
		return number(c.r)
	case 1:
		return int64(c.r.IntN(40)) - 20
	}
	return int64(c.r.IntN(6))
}

// bounded gives an int, often one of which the range is known.
func (c *recorder) bounded() *trace.Box {
	b := c.anInt()
	if b.Const {
		b = c.ints[c.r.IntN(len(c.ints))]
	}
	switch c.r.IntN(6) {
	case 0:
		return c.value(ops.IntAnd, b, trace.ConstInt(1<<c.r.IntN(40)-1))
	case 1:
		return c.value([]ops.Code{ops.IntSignext, ops.IntZeroext}[c.r.IntN(2)], b, trace.ConstInt(1<<c.r.IntN(3)))
	case 2, 3:
		c.branch(c.value(ops.UintLt, b, trace.ConstInt([]int64{items, 100, 1000, 1 << 31, 1 << 62}[c.r.IntN(5)])))
	case 4:
		c.branch(c.value(ops.IntGe, b, trace.ConstInt(0)))
	}
	return b
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
	if c.r.IntN(3) == 0 { // which has rules of its own
		y = trace.ConstInt(1 << (1 + c.r.IntN(1+c.r.IntN(62))))
	}
	if y.Int == 0 {
		return
	}
	if !y.Const {
		c.branch(c.value(ops.IntIsTrue, y))
	}
	c.value([]ops.Code{ops.IntDiv, ops.IntMod, ops.UintDiv, ops.UintMod}[c.r.IntN(4)], x, y)
}

// placeIn gives what says where in an object, nil if an item is wanted and there is
// no index.
func (c *recorder) placeIn(t refType, object *trace.Box) []*trace.Box {
	if !targets[t].array {
		return []*trace.Box{object}
	}
	if i := c.index(); i != nil {
		return []*trace.Box{object, i}
	}
	return nil
}

// memory loads or stores what some ref reaches.
func (c *recorder) memory() {
	t := c.aType()
	p := c.aRef(t)
	if !c.nonnil(p) {
		return
	}
	place := c.placeIn(t, p)
	if place == nil {
		return
	}
	c.visit(t, place)
}

// visit loads or stores what a ref reaches.
func (c *recorder) visit(t refType, place []*trace.Box) {
	a := &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	switch {
	case a.fixed || a.len || c.r.IntN(2) == 0:
		c.get(a, place...)
	case a.m.Kind == descr.Ref:
		c.put(a, c.aRef(typeOf[a.to]), place...)
	default:
		c.put(a, c.anInt(), place...)
	}
}

// index gives an index that was checked, nil if the check failed.
func (c *recorder) index() *trace.Box {
	i := c.anInt()
	if c.r.IntN(4) == 0 {
		i = trace.ConstInt(int64(c.r.IntN(items)))
	}
	if i.Const && uint64(i.Int) < items {
		return i
	}
	if i.Const {
		return nil
	}
	cond := c.value(ops.UintLt, i, trace.ConstInt(items))
	if c.branch(cond); cond.Int == 0 {
		return nil
	}
	return i
}

// loads has the ops that load a field or an item, by whether it never changes.
var loads = map[bool][2]ops.Code{
	false: {ops.GetfieldGc, ops.GetarrayitemGc},
	true:  {ops.GetfieldGcPure, ops.GetarrayitemGcPure},
}

// get emits a load. What never changes is loaded from where a box says only: the
// recorder knows the rest.
func (c *recorder) get(a *access, place ...*trace.Box) *trace.Box {
	code := loads[a.fixed][len(place)-1]
	if code == ops.GetfieldGc && c.r.IntN(6) == 0 {
		code = ops.GetfieldGcAtomic
	}
	if a.d == nil {
		code = ops.Strgetitem
	}
	if a.fixed && place[0].Const && place[len(place)-1].Const {
		return nil
	}
	op := c.emit(code, a.d, place...)
	if at := address(a.d, place); a.m.Kind == descr.Ref {
		op.Result = c.newRef(ops.LoadRef(at), typeOf[a.to])
	} else {
		op.Result = c.newInt(ops.LoadInt(a.m, at))
	}
	return op.Result
}

// put emits a store. Nobody stores a length below 0.
func (c *recorder) put(a *access, v *trace.Box, place ...*trace.Box) {
	if a.m.Length {
		v = c.value(ops.IntAnd, v, trace.ConstInt(maxLength))
	}
	code := ops.SetfieldGc
	if len(place) == 2 {
		code = ops.SetarrayitemGc
	}
	c.emit(code, a.d, append(place[:len(place):len(place)], v)...)
	ops.StoreValue(a.m, address(a.d, place), v.Int, v.Ref)
}

// address gives where a place is: a ref, perhaps with an index.
func address(d descr.Descr, place []*trace.Box) unsafe.Pointer {
	m, ok := d.(*descr.Memory)
	if !ok {
		m = descr.StringByte
	}
	return ops.Address(m, place[0].Ref, place[len(place)-1].Int)
}

// update loads an int, adds to it and stores it back, perhaps with a store to a
// field and a test behind it.
func (c *recorder) update() {
	t := c.aType()
	a := &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	p := c.aRef(t)
	if a.m.Kind != descr.Int || a.fixed || a.len || !c.nonnil(p) {
		return
	}
	place := c.placeIn(t, p)
	if place == nil {
		return
	}
	old := c.get(a, place...)
	sum := c.value([]ops.Code{ops.IntAdd, ops.IntSub}[c.r.IntN(2)], old, trace.ConstInt(c.stride()))
	c.put(a, sum, place...)
	if c.r.IntN(2) == 0 {
		c.memory()
	}
	if c.r.IntN(2) == 0 {
		c.branch(c.value([]ops.Code{ops.IntIsTrue, ops.IntIsZero}[c.r.IntN(2)], sum))
	}
}

// cells works on items next to each other, as loops do that come back to the same
// ones: from what the loop was given, often with nothing that may fail before them.
func (c *recorder) cells() {
	t := arrays[c.r.IntN(len(arrays))]
	p, a := c.given(c.refs[t]), &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	from := c.given(c.ints)
	if p == nil || from == nil || a.m.Kind != descr.Int || a.fixed || !c.nonnil(p) {
		return
	}
	from = c.value(ops.IntAnd, from, trace.ConstInt(items-1))
	for range 1 + c.r.IntN(4) {
		i := c.neighbour(from)
		if i == nil {
			return
		}
		v := c.anInt()
		if c.r.IntN(4) > 0 {
			v = c.value(ops.IntAdd, c.get(a, p, i), trace.ConstInt(c.stride()))
		}
		if c.put(a, v, p, i); c.r.IntN(3) == 0 {
			c.branch(c.value(ops.IntIsTrue, v))
		}
		if c.r.IntN(4) == 0 {
			c.step()
		}
	}
}

// moves moves a number in a field on and on, as a position moves, with questions in
// between.
func (c *recorder) moves() {
	p, a := c.given(c.refs[toObject]), &targets[toObject].reach[c.r.IntN(len(targets[toObject].reach))]
	if p == nil || a.m.Kind != descr.Int || a.fixed || a.len || !c.nonnil(p) {
		return
	}
	at := c.get(a, p)
	for range 1 + c.r.IntN(4) {
		at = c.value([]ops.Code{ops.IntAdd, ops.IntSub}[c.r.IntN(2)], at, trace.ConstInt(c.stride()))
		c.put(a, at, p)
		c.ints = c.ints[:len(c.ints)-1] // mostly nobody else wants it
		if c.r.IntN(3) > 0 {
			c.branch(c.value(ops.IntIsTrue, c.ints[c.r.IntN(len(c.ints))]))
		}
		if c.r.IntN(4) == 0 {
			c.step()
		}
	}
}

// given gives one of the trace's inputs that is in a list, nil if none is.
func (c *recorder) given(list []*trace.Box) *trace.Box {
	n := 0
	for n < len(list) && int(list[n].ID) < len(c.tr.Inputs) {
		n++
	}
	if n == 0 || n == 1 && list[0] == c.fuel {
		return nil
	}
	return list[c.r.IntN(n)]
}

// neighbour gives an index, or one a step from it, checked.
func (c *recorder) neighbour(i *trace.Box) *trace.Box {
	switch c.r.IntN(4) {
	case 0:
		return i
	case 1:
		return trace.ConstInt(int64(c.r.IntN(items)))
	}
	i = c.value([]ops.Code{ops.IntAdd, ops.IntSub}[c.r.IntN(2)], i, trace.ConstInt(int64(1+c.r.IntN(2))))
	cond := c.value(ops.UintLt, i, trace.ConstInt(items))
	if c.branch(cond); cond.Int == 0 {
		return nil
	}
	return i
}

// pointer tests refs.
func (c *recorder) pointer() {
	t := c.aType()
	p := c.aRef(t)
	switch c.r.IntN(4) {
	case 0:
		c.nonnil(p)
	case 3:
		c.onward(t, p)
	case 1:
		c.branch(c.value(ops.PtrEq, p, trace.ConstRef(nil)))
	default:
		c.branch(c.value(ops.PtrNe, p, c.aRef(t)))
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
	case row.RefInt != nil:
		c.moveTo(c.types[op.Result.ID], op.Args[0], op.Args[1])
	case op.Code.Is(ops.Store):
		n := len(op.Args) - 1
		c.putAgain(op, op.Args[n], op.Args[:n])
	case op.Code == ops.CallPure || op.Code == ops.Call && c.r.IntN(4) == 0:
		c.make(op.Descr.(*descr.Call), op.Args[1:])
	case op.Code == ops.GetfieldGc && c.r.IntN(3) == 0: // store back what was loaded
		if !op.Memory().Length {
			c.putAgain(op, op.Result, op.Args)
		}
	case op.Result != nil && op.Code != ops.Call && !op.Code.Is(ops.Fresh):
		c.getAgain(op)
	}
}

func (c *recorder) putAgain(op *trace.Op, v *trace.Box, place []*trace.Box) {
	c.put(&access{d: op.Descr, m: op.Memory().Mem}, v, place...)
}

func (c *recorder) getAgain(op *trace.Op) {
	a := access{d: op.Descr, m: op.Memory().Mem, fixed: op.Code.Is(ops.Pure)}
	if op.Result.Kind == descr.Ref {
		a.to = targets[c.types[op.Result.ID]].typ
	}
	c.get(&a, op.Args...)
}

// alloc makes an object or an array, and mostly stores in it at once.
func (c *recorder) alloc() {
	t, op := toObject, &trace.Op{}
	if c.r.IntN(3) > 0 {
		op = c.emit(ops.New, c.object)
	} else {
		n := c.value(ops.IntOr, c.value(ops.IntAnd, c.anInt(), trace.ConstInt(items-1)), trace.ConstInt(items))
		t, op = toInts, c.emit(ops.NewArray, c.row, n)
	}
	c.made(op, t)
	if t == toObject && c.r.IntN(4) == 0 {
		c.reached(op.Result)
	}
	for range c.r.IntN(3) {
		a, place := &targets[t].reach[c.r.IntN(len(targets[t].reach))], []*trace.Box{op.Result}
		if targets[t].array {
			place = append(place, trace.ConstInt(int64(c.r.IntN(items))))
		}
		switch {
		case a.fixed || a.len || c.r.IntN(2) == 0:
			c.get(a, place...)
		case a.m.Kind == descr.Ref:
			c.put(a, c.aRef(typeOf[a.to]), place...)
		default:
			c.put(a, c.anInt(), place...)
		}
	}
}

// made makes what an op says.
func (c *recorder) made(op *trace.Op, t refType) {
	_, p := op.Descr.(*descr.Type).Stub(nil, nil)
	op.Result = c.newRef(p, t)
	c.safe[op.Result.ID] = true
}

// call makes a call, unless it would panic: then nothing is recorded.
func (c *recorder) call() {
	f := &c.funcs[c.r.IntN(len(c.funcs))]
	if len(c.talk) > 0 && c.r.IntN(2) == 0 {
		f = &c.talk[c.r.IntN(len(c.talk))]
	}
	var args []*trace.Box
	types := f.args
	for _, k := range f.d.Args {
		if k == descr.Ref {
			args, types = append(args, c.aRef(typeOf[types[0]])), types[1:]
		} else {
			args = append(args, c.anInt())
		}
	}
	c.make(f.d, args)
	if f.d.Poll && c.r.IntN(2) == 0 { // an interpreter asks the same again and again
		c.call()
		c.make(f.d, args)
	}
}

// make makes a call, and gives an int that it gives.
func (c *recorder) make(d *descr.Call, args []*trace.Box) (result *trace.Box) {
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
		return nil
	}
	code := ops.Call
	if d.Pure {
		code = ops.CallPure
	}
	op := c.emit(code, d, append([]*trace.Box{trace.ConstFunc(d)}, args...)...)
	switch {
	case d.Record.Spread != nil:
		return c.words(op, p)
	case d.Result.Kind == descr.Int:
		op.Result = c.newInt(i)
	case d.Result.Kind == descr.Ref:
		op.Result = c.newRef(p, c.resultOf(d))
	}
	if d.MayRaise {
		c.guard(ops.GuardNoException)
	}
	return op.Result
}

// words loads words of the record that a call has given, most often at once, and gives
// an int of them. The record itself nobody else sees: it is another one each time.
func (c *recorder) words(call *trace.Op, record unsafe.Pointer) (result *trace.Box) {
	call.Result = c.tr.NewBox(descr.Ref)
	call.Result.Ref = record
	c.note(call.Result, 0)
	if call.Descr.(*descr.Call).MayRaise {
		c.guard(ops.GuardNoException)
		if g := c.tr.Ops[len(c.tr.Ops)-1].Guard; c.r.IntN(2) == 0 { // as jitcode says what lives on
			g.Frames[0].Refs = append(g.Frames[0].Refs, call.Result)
			g.CollectFailArgs()
		}
	}
	for range c.r.IntN(5) {
		d := pairWords[c.r.IntN(len(pairWords))]
		op, at := c.emit(ops.GetfieldGcPure, d, call.Result), unsafe.Add(record, d.Offset)
		if d.Kind == descr.Ref {
			op.Result = c.newRef(ops.LoadRef(at), toObject)
			continue
		}
		result = c.newInt(ops.LoadInt(d.Mem, at))
		switch op.Result = result; c.r.IntN(6) {
		case 0:
			result = c.value(ops.IntAdd, result, c.anInt())
		case 1:
			c.call()
		}
	}
	return result
}

func try(f descr.Stub, ints []int64, refs []unsafe.Pointer) (i int64, p unsafe.Pointer, ok bool) {
	defer func() { ok = recover() == nil }()
	i, p = f(ints, refs)
	return i, p, true
}
