package runner

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// fuse compiles the ops from i on as one instruction if it can, and says how
// many it took, 0 if none.
//
//	i6 = int_lt(i4, i5)                       one guard
//	guard_true(i6)
//
//	i4 = getarrayitem_gc(p1, i2)              opAddItem; the same with fields,
//	i6 = int_add(i4, 1)                       and with a test of i6 behind it
//	setarrayitem_gc(p1, i2, i6)
//
//	i4 = getarrayitem_gc(p1, i2)              opLoadItemNz
//	i6 = int_is_true(i4)
//	guard_true(i6)
//
//	i6 = int_add(i4, 1)                       opAddStoreField
//	setfield_gc(p0, i6)
//
// A test is also found behind stores to fields, which are done first then: no
// field is an item.
func (c *compiler) fuse(i int) int {
	op := c.body[i]
	switch {
	case op.Code.Is(ops.Compare):
		return c.fuseGuard(i)
	case isLoad(op) && placeOf(op).plain64():
		if n := c.fuseAdd(i); n > 0 {
			return n
		}
		return c.fuseTest(i)
	case op.Code == ops.IntAdd || op.Code == ops.IntSub:
		return c.fuseStore(i)
	}
	return 0
}

// plain64 reports whether the place is a 64-bit int that the fused forms reach.
func (p place) plain64() bool {
	return p.form() == form64 && (p.index == nil && p.short() || p.index != nil && p.offset == 0)
}

// opAt gives the op at an index, nil behind the end.
func (c *compiler) opAt(i int) *trace.Op {
	if i < len(c.body) {
		return c.body[i]
	}
	return nil
}

// once reports whether the op's result is used once only.
func (c *compiler) once(op *trace.Op) bool { return c.slots.uses[op.Result.ID] == 1 }

// condition finds a comparison at i whose only use is the guard behind it, and
// whether the guard stays when it holds.
func (c *compiler) condition(i int) (guard *trace.Op, holds bool) {
	cmp, g := c.opAt(i), c.opAt(i+1)
	if cmp == nil || g == nil || !cmp.Code.Is(ops.Compare) || !c.once(cmp) {
		return nil, false
	}
	if g.Code != ops.GuardTrue && g.Code != ops.GuardFalse || g.Args[0] != cmp.Result {
		return nil, false
	}
	return g, g.Code == ops.GuardTrue
}

func (c *compiler) fuseGuard(i int) int {
	g, holds := c.condition(i)
	if g == nil {
		return 0
	}
	cmp := c.body[i]
	code, x, y := cmp.Code, cmp.Args[0], (*trace.Box)(nil)
	if x.Kind == descr.Int {
		code, x, y = normal(cmp)
	} else {
		y = cmp.Args[1]
	}
	if !holds {
		code = inverse[code]
	}
	exit := c.exit(g.Guard, g.Guard.FailArgs)
	if x.Kind == descr.Ref && (isNil(x) || isNil(y)) {
		c.nilGuard(code, x, y, exit)
	} else {
		c.stay(code, x, y, exit)
	}
	return 2
}

func isNil(b *trace.Box) bool { return b.Const && b.Ref == nil }

func (c *compiler) nilGuard(code ops.Code, x, y *trace.Box, exit *side) {
	if isNil(x) {
		x = y
	}
	op := opGuardIsnull
	if code == ops.PtrNe {
		op = opGuardNonnull
	}
	c.emit(inst{op: op, a: c.reg(x), x: exit})
}

// fuseAdd compiles a load, an addition of a constant and the store back.
func (c *compiler) fuseAdd(i int) int {
	load, add, store := c.opAt(i), c.opAt(i+1), c.opAt(i+2)
	if store == nil || !isStore(store) || !same(load, store) || store.Args[len(store.Args)-1] != add.Result {
		return 0
	}
	if add.Code != ops.IntAdd && add.Code != ops.IntSub || !c.once(load) {
		return 0
	}
	code, x, y := normal(add)
	if code != ops.IntAdd || x != load.Result || !y.Const {
		return 0
	}
	p := placeOf(load)
	in := inst{op: opAddField, a: c.reg(p.base), b: uint16(p.offset), imm: y.Int}
	if p.index == nil {
		in.c = c.slots.define(add.Result)
		c.emit(in)
		return 3
	}
	n := 3 + c.storesAhead(i+3, add.Result)
	in.op, in.b, in.c = opAddItem, c.reg(p.index), c.slots.define(add.Result)
	if n > 3 || c.tests(i+3, add.Result) {
		in.op, in.x = c.zeroTest(i+n, opAddItemNz, opAddItemZ)
		n += 2
	}
	c.emit(in)
	return n
}

// tests reports whether the ops at i are a test of v against 0 and its guard.
func (c *compiler) tests(i int, v *trace.Box) bool {
	g, _ := c.condition(i)
	return g != nil && isZeroTest(c.body[i]) && c.body[i].Args[0] == v
}

// storesAhead compiles the stores to fields from i on if a test of v is behind
// them, and says how many there were.
func (c *compiler) storesAhead(i int, v *trace.Box) int {
	n := 0
	for op := c.opAt(i); op != nil && op.Code == ops.SetfieldGc && op.Args[1] != v; op = c.opAt(i + n) {
		n++
	}
	if n == 0 || !c.tests(i+n, v) {
		return 0
	}
	for _, op := range c.body[i : i+n] {
		c.store(op)
	}
	return n
}

// zeroTest describes the test at i, by the opcode of what it guards.
func (c *compiler) zeroTest(i int, nonzero, zero opcode) (opcode, *side) {
	g, holds := c.condition(i)
	exit := c.exit(g.Guard, g.Guard.FailArgs)
	if (c.body[i].Code == ops.IntIsTrue) == holds {
		return nonzero, exit
	}
	return zero, exit
}

func isZeroTest(op *trace.Op) bool { return op.Code == ops.IntIsTrue || op.Code == ops.IntIsZero }

// fuseTest compiles the load of an item and a test of it against 0.
func (c *compiler) fuseTest(i int) int {
	load := c.body[i]
	p := placeOf(load)
	if p.index == nil {
		return 0
	}
	n := 1 + c.storesAhead(i+1, load.Result)
	if n == 1 && !c.tests(i+1, load.Result) {
		return 0
	}
	in := c.at(&p, fieldLoads, itemLoads)
	in.c = c.slots.define(load.Result)
	in.op, in.x = c.zeroTest(i+n, opLoadItemNz, opLoadItemZ)
	c.emit(in)
	return n + 2
}

// fuseStore compiles an addition of a small constant and the store of the sum
// in a field.
func (c *compiler) fuseStore(i int) int {
	add, store := c.body[i], c.opAt(i+1)
	code, x, y := normal(add)
	if store == nil || store.Code != ops.SetfieldGc || store.Args[1] != add.Result || code != ops.IntAdd || !y.Const {
		return 0
	}
	p := placeOf(store)
	if p.form() != form64 || !p.short() || int64(int32(y.Int)) != y.Int {
		return 0
	}
	in := inst{op: opAddStoreField, a: c.reg(x), b: c.reg(p.base), imm: p.offset<<32 | int64(uint32(y.Int))}
	in.c = c.slots.define(add.Result)
	c.emit(in)
	return 2
}
