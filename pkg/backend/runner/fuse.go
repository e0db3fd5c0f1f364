package runner

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A fusion is a row: ops one after another of which one instruction does the work.
type fusion struct {
	text string // an example
	ops  []kind
	when func(c *compiler, m match) bool
	// op is the instruction: of an item or of a field; before a guard, of what is
	// not to be 0 or what is. Comparisons have tables of their own.
	op   [2]opcode
	emit func(c *compiler, m match, op [2]opcode)
}

// A kind is what may stand at a place of a fusion.
type kind func(op *trace.Op) bool

// fusions has those that take most ops first.
var fusions = [...]fusion{
	{"i4 = getarrayitem_gc(p1, i2) · i6 = int_add(i4, 1) · setarrayitem_gc(p1, i2, i6) · setfield_gc(p0, i9) · i7 = int_is_true(i6) · guard_true(i7)",
		[]kind{isLoad, isStep, isStore, manyStores, isZeroTest, isTruth}, (*compiler).updatesAndTests, [2]opcode{opAddItemNz, opAddItemZ}, (*compiler).emitUpdateTest},
	{"i4 = getarrayitem_gc(p1, i2) · i6 = int_add(i4, 1) · setarrayitem_gc(p1, i2, i6)",
		[]kind{isLoad, isStep, isStore}, (*compiler).updates, [2]opcode{opAddItem, opAddField}, (*compiler).emitUpdate},
	{"i4 = getarrayitem_gc(p1, i2) · setfield_gc(p0, i9) · i6 = int_is_true(i4) · guard_true(i6)",
		[]kind{isLoad, manyStores, isZeroTest, isTruth}, (*compiler).loadsAndTests, [2]opcode{opLoadItemNz, opLoadItemZ}, (*compiler).emitLoadTest},
	{"i6 = int_lt(i4, i5) · guard_true(i6)",
		[]kind{isCompare, isTruth}, (*compiler).compares, [2]opcode{}, (*compiler).emitCompare},
	{"i6 = int_add(i4, 1) · setfield_gc(p0, i6)",
		[]kind{isStep, isStore}, (*compiler).stepsAndStores, [2]opcode{1: opAddStoreField}, (*compiler).emitStepStore},
}

func isLoad(op *trace.Op) bool { return op.Code == ops.GetfieldGc || op.Code == ops.GetarrayitemGc }
func isStore(op *trace.Op) bool {
	return op.Code.Is(ops.Store)
}
func isStep(op *trace.Op) bool     { return op.Code == ops.IntAdd || op.Code == ops.IntSub }
func isCompare(op *trace.Op) bool  { return op.Code.Is(ops.Compare) && !op.Code.Is(ops.OfFloats) }
func isZeroTest(op *trace.Op) bool { return op.Code == ops.IntIsTrue || op.Code == ops.IntIsZero }
func isTruth(op *trace.Op) bool    { return op.Code == ops.GuardTrue || op.Code == ops.GuardFalse }

// manyStores stands for any number of stores to fields, none included. They are
// done before what stands before them.
var manyStores kind

// A match is ops that have the kinds of a fusion, and are one if its condition
// holds as well.
type match struct {
	ops    [6]*trace.Op // by place; nil for manyStores
	stores []*trace.Op
	n      int // ops in all
}

// fuse compiles the ops from i on as one instruction if it can, and says how
// many it took, 0 if none.
func (c *compiler) fuse(i int) int {
	for k := range fusions {
		f := &fusions[k]
		if m, ok := c.match(f, i); ok && f.when(c, m) {
			f.emit(c, m, f.op)
			return m.n
		}
	}
	return 0
}

func (c *compiler) match(f *fusion, i int) (m match, ok bool) {
	for place, k := range f.ops {
		if k == nil {
			m.stores = c.fieldStores(i + m.n)
			m.n += len(m.stores)
			continue
		}
		if i+m.n == len(c.body) || !k(c.body[i+m.n]) {
			return m, false
		}
		m.ops[place] = c.body[i+m.n]
		m.n++
	}
	return m, true
}

// fieldStores gives the stores to fields that begin at i.
func (c *compiler) fieldStores(i int) []*trace.Op {
	n := i
	for n < len(c.body) && c.body[n].Code == ops.SetfieldGc {
		n++
	}
	return c.body[i:n]
}

// once reports whether the op's result is used once only.
func (c *compiler) once(op *trace.Op) bool { return c.slots.uses[op.Result.ID] == 1 }

// isWord reports whether the place is a 64-bit int that the fused forms reach.
func (p place) isWord() bool {
	return p.form() == form64 && (p.index == nil && p.short() || p.index != nil && p.offset == 0)
}

// updates: what was loaded is used for nothing but the sum, which goes back to the
// same place.
func (c *compiler) updates(m match) bool {
	load, add, store := m.ops[0], m.ops[1], m.ops[2]
	if !placeOf(load).isWord() || !same(load, store) || store.Args[len(store.Args)-1] != add.Result || !c.once(load) {
		return false
	}
	code, x, y := normal(add)
	return code == ops.IntAdd && x == load.Result && y.Const
}

func (c *compiler) updatesAndTests(m match) bool {
	return placeOf(m.ops[0]).index != nil && c.updates(m) && c.tests(m, 4, m.ops[1].Result)
}

func (c *compiler) loadsAndTests(m match) bool {
	p := placeOf(m.ops[0])
	return p.index != nil && p.isWord() && c.tests(m, 2, m.ops[0].Result)
}

// tests reports whether the test and the guard, at a place of the match, are of v,
// and the stores can be done before it is loaded: they neither need it nor may
// reach where it lies.
func (c *compiler) tests(m match, at int, v *trace.Box) bool {
	test, guard := m.ops[at], m.ops[at+1]
	clash := func(s *trace.Op) bool { return s.Args[1] == v || s.Memory().MayAlias(m.ops[0].Memory()) }
	return test.Args[0] == v && c.guards(test, guard) && !slices.ContainsFunc(m.stores, clash)
}

// guards reports whether a comparison is for a guard alone.
func (c *compiler) guards(cmp, guard *trace.Op) bool {
	return guard.Args[0] == cmp.Result && c.once(cmp)
}

func (c *compiler) compares(m match) bool { return c.guards(m.ops[0], m.ops[1]) }

// stepsAndStores: constant and offset have half a word each.
func (c *compiler) stepsAndStores(m match) bool {
	add, store := m.ops[0], m.ops[1]
	code, _, y := normal(add)
	p := placeOf(store)
	return store.Code == ops.SetfieldGc && store.Args[1] == add.Result && code == ops.IntAdd && y.Const &&
		int64(int32(y.Int)) == y.Int && p.form() == form64 && p.short()
}

func (c *compiler) emitUpdate(m match, op [2]opcode) {
	p := placeOf(m.ops[0])
	_, _, y := normal(m.ops[1])
	in := inst{op: op[1], a: c.reg(p.base), b: uint16(p.offset), imm: y.Int}
	if p.index != nil {
		in.op, in.b = op[0], c.reg(p.index)
	}
	in.c = c.slots.define(m.ops[1].Result)
	c.emit(in)
}

func (c *compiler) emitUpdateTest(m match, op [2]opcode) {
	c.storeAll(m.stores)
	c.emitUpdate(m, op)
	c.leaveUnless(m.ops[4], m.ops[5], op)
}

func (c *compiler) emitLoadTest(m match, op [2]opcode) {
	c.storeAll(m.stores)
	p := placeOf(m.ops[0])
	in := inst{a: c.reg(p.base), b: c.reg(p.index)}
	in.c = c.slots.define(m.ops[0].Result)
	c.emit(in)
	c.leaveUnless(m.ops[2], m.ops[3], op)
}

func (c *compiler) storeAll(stores []*trace.Op) {
	for _, op := range stores {
		c.store(op)
	}
}

// leaveUnless makes a guard of the last instruction: of what it gives not being 0,
// or being 0.
func (c *compiler) leaveUnless(test, guard *trace.Op, op [2]opcode) {
	in := &c.insts[len(c.insts)-1]
	in.op = op[1]
	if (test.Code == ops.IntIsTrue) == (guard.Code == ops.GuardTrue) {
		in.op = op[0]
	}
	in.x = c.leave(guard.Guard)
}

func (c *compiler) emitStepStore(m match, op [2]opcode) {
	_, x, y := normal(m.ops[0])
	p := placeOf(m.ops[1])
	in := inst{op: op[1], a: c.reg(x), b: c.reg(p.base), imm: p.offset<<32 | int64(uint32(y.Int))}
	in.c = c.slots.define(m.ops[0].Result)
	c.emit(in)
}

func (c *compiler) emitCompare(m match, _ [2]opcode) {
	cmp, g := m.ops[0], m.ops[1]
	code, x, y := cmp.Code, cmp.Args[0], (*trace.Box)(nil)
	if x.Kind == descr.Int {
		code, x, y = normal(cmp)
	} else {
		y = cmp.Args[1]
	}
	if g.Code == ops.GuardFalse {
		code = code.Opposite()
	}
	exit := c.leave(g.Guard)
	if x.Kind == descr.Ref && (isNil(x) || isNil(y)) {
		c.nilGuard(code, x, y, exit)
	} else {
		c.stay(code, x, y, exit)
	}
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
