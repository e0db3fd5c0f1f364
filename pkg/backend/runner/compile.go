package runner

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A compiler makes the instructions of one trace.
type compiler struct {
	b        *Backend
	code     *code
	body     []*trace.Op // the ops that do something
	slots    *slots
	prologue []inst // loads constants, on entry only
	insts    []inst
	ints     map[int64]uint16 // slots of constants
	refs     map[unsafe.Pointer]uint16
	fixups   []fixup
	landings []landing
	ways     []way
	raising  landing // of the call whose guard has not come yet
}

// A fixup sets a pointer to an instruction once they have their final place.
type fixup struct {
	at **inst
	to int // index in insts
}

// A landing is what will be emitted for a call that panics: the instructions
// from the call to its guard once more, then the exit.
type landing struct {
	call     *call
	result   *trace.Box
	from, to int
	exit     *side
}

// compile fills in a code whose inputs lie in the given slots.
func (b *Backend) compile(code *code, inputs []uint16) {
	c := &compiler{b: b, code: code, ints: map[int64]uint16{}, refs: map[unsafe.Pointer]uint16{}}
	t := code.trace
	code.inputs = inputs
	for _, op := range t.Ops {
		if op.Code != ops.DebugMergePoint {
			c.body = append(c.body, op)
		}
	}
	c.slots = newSlots(t, c.body)
	for i, box := range t.Inputs {
		c.slots.place(box, inputs[i])
	}
	if last := c.body[len(c.body)-1]; last.Code == ops.Jump {
		c.slots.aim(last.Args, c.targetOf(last).inputs)
	}
	for i := 0; i < len(c.body); {
		i += c.group(i)
	}
	for _, l := range c.landings {
		c.land(l)
	}
	for _, w := range c.ways {
		c.wayOut(w)
	}
	chain(c.insts)
	c.finish()
}

// group compiles the op at i, with those after it that fuse with it, and says
// how many it took.
func (c *compiler) group(i int) int {
	n := c.fuse(i)
	if n == 0 {
		c.op(i, c.body[i])
		n = 1
	}
	for j := i; j < i+n; j++ {
		c.slots.release(j, c.body[j])
	}
	return n
}

func (c *compiler) emit(in inst) { c.insts = append(c.insts, in) }

// targetOf gives the code that a jump goes to.
func (c *compiler) targetOf(jump *trace.Op) *code {
	tg := jump.Descr.(*trace.Target)
	if tg == c.code.trace.Target {
		return c.code
	}
	code := c.b.loops[tg]
	if code == nil {
		panic("runner: compiler: targetOf: jump to a loop that is not compiled: " + tg.DescrName())
	}
	return code
}

// reg gives the slot of an operand. Constants get one of their own.
func (c *compiler) reg(b *trace.Box) uint16 {
	if !b.Const {
		return c.slots.of[b.ID]
	}
	s, ok := c.ints[b.Int]
	if b.Kind == descr.Ref {
		s, ok = c.refs[b.Ref]
	}
	if ok {
		return s
	}
	s = c.slots.banks[b.Kind].fresh()
	if b.Kind == descr.Ref {
		c.refs[b.Ref] = s
	} else {
		c.ints[b.Int] = s
	}
	c.prologue = append(c.prologue, loadConst(b, s))
	return s
}

// dst gives the slot of op's result, which may be that of an operand used for
// the last time: instructions read before they write.
func (c *compiler) dst(i int, op *trace.Op) uint16 {
	c.slots.release(i, op)
	return c.slots.define(op.Result)
}

// op compiles one op by itself.
func (c *compiler) op(i int, op *trace.Op) {
	switch {
	case op.Code.Is(ops.Load):
		c.load(i, op)
		return
	case op.Code.Is(ops.Store):
		c.store(op)
		return
	}
	switch op.Code {
	case ops.Call, ops.CallPure:
		c.call(i, op)
	case ops.New, ops.NewArray:
		c.alloc(i, op)
	case ops.GuardTrue, ops.GuardFalse, ops.GuardValue, ops.GuardNonnull, ops.GuardIsnull:
		c.guard(op)
	case ops.GuardNoException:
		c.guardNoException(op)
	case ops.GuardAlwaysFails:
		c.storePending(op.Guard.Pending)
		c.emit(inst{op: opLeave, x: c.exit(op.Guard, op.Guard.FailArgs)})
	case ops.PtrEq, ops.PtrNe, ops.PtrSub:
		in := inst{op: opRef2, a: c.reg(op.Args[0]), b: c.reg(op.Args[1]), x: &side{ref2: op.Code.Row().Ref2}}
		in.c = c.dst(i, op)
		c.emit(in)
	case ops.PtrAdd:
		in := inst{op: opPtrAdd, a: c.reg(op.Args[0]), b: c.reg(op.Args[1])}
		in.c = c.dst(i, op)
		c.emit(in)
	case ops.Jump:
		c.jump(op)
	case ops.Finish:
		c.emit(inst{op: opFinish, x: c.exit(nil, op.Args)})
	default:
		c.arith(i, op)
	}
}

// leave is exit for a guard. Where stores are pending the guard goes to a way out
// that does them.
func (c *compiler) leave(g *trace.Guard) *side {
	x := c.exit(g, g.FailArgs)
	if g.Pending == nil {
		return x
	}
	w := way{from: &side{code: c.code}, stores: g.Pending, end: inst{op: opLeave, x: x}}
	c.ways = append(c.ways, w)
	return w.from
}

// exit describes where the values lie that an exit gives to the outside.
func (c *compiler) exit(g *trace.Guard, values []*trace.Box) *side {
	x := &side{guard: g}
	for _, b := range values {
		switch {
		case b == nil:
		case b.Kind == descr.Ref:
			x.refs = append(x.refs, c.reg(b))
		default:
			x.ints = append(x.ints, c.reg(b))
		}
	}
	if g != nil {
		for _, b := range g.Along {
			x.along = append(x.along, c.reg(b))
		}
		c.b.exits[g.Door()] = append(c.b.exits[g.Door()], x)
	}
	return x
}

func (c *compiler) call(i int, op *trace.Op) {
	d := op.Descr.(*descr.Call)
	x := &side{call: newCall(d, op.Args[1:], c.slots)}
	in := inst{op: opCall, x: x}
	if op.Result != nil {
		in.c = c.dst(i, op)
	}
	c.emit(in)
	c.raising = landing{call: x.call, result: op.Result, from: len(c.insts)}
}

// alloc calls the function that makes the object.
func (c *compiler) alloc(i int, op *trace.Op) {
	d := &descr.Call{Name: op.Descr.DescrName(), Result: descr.RefMem, Stub: op.Descr.(*descr.Type).Stub}
	x := &side{call: newCall(d, op.Args, c.slots)}
	c.emit(inst{op: opCall, x: x, c: c.dst(i, op)})
}

// guardNoException costs nothing when nothing is raised: a call that panics goes
// on at its landing.
func (c *compiler) guardNoException(op *trace.Op) {
	l := c.raising
	l.to = len(c.insts)
	l.exit = c.exit(op.Guard, op.Guard.FailArgs)
	c.landings = append(c.landings, l)
}

func (c *compiler) land(l landing) {
	c.fixups = append(c.fixups, fixup{&l.call.landing, len(c.insts)})
	if r := l.result; r != nil { // a call that panics gives zero
		c.emit(loadConst(&trace.Box{Kind: r.Kind}, c.slots.of[r.ID]))
	}
	c.insts = append(c.insts, c.insts[l.from:l.to]...)
	c.storePending(l.exit.guard.Pending)
	c.emit(inst{op: opRaise, x: l.exit})
}

func (c *compiler) jump(op *trace.Op) {
	target := c.targetOf(op)
	c.pass(op.Args, target.inputs)
	if len(c.insts) == 0 {
		s := c.slots.banks[descr.Int].fresh()
		c.emit(inst{op: opMoveInt, a: s, c: s}) // a cycle of nothing costs something, or nobody could stop it
	}
	cost := int64(len(c.insts)) * int64(unsafe.Sizeof(inst{}))
	if target == c.code {
		c.emit(inst{op: opLoop, imm: cost})
		return
	}
	c.emit(inst{op: opJump, imm: cost, x: &side{code: target, to: target.entry}})
}

// finish puts the parts together and resolves what points into them.
func (c *compiler) finish() {
	n := len(c.prologue)
	c.code.insts = append(c.prologue, append(c.insts, inst{})...) // the last is never run: next may point there
	for _, f := range c.fixups {
		*f.at = &c.code.insts[n+f.to]
	}
	c.code.entry, c.code.body = &c.code.insts[0], &c.code.insts[n]
	for _, k := range []descr.Kind{descr.Int, descr.Ref} {
		c.code.size[k] = len(c.slots.banks[k].used)
	}
	c.b.grow(c.code.size)
}
