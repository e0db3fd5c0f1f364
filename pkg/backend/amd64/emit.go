//go:build !js

package amd64

import (
	"fmt"
	"slices"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A compiler turns one trace after another into code. It is pure Go and needs
// no amd64: it only has to be told where the code and the words will be.
type compiler struct {
	asm
	words   uintptr // address of the arena's words
	barrier uintptr // of the flag that is 0 while pointers may simply be stored
	loops   map[*trace.Target]*Code
	calls   []*backend.Calls
	made    int   // exits of all traces so far
	doors   int   // given out so far
	free    []int // doors given back

	t         *trace.Trace
	out       *Code
	vals      []valState // by box
	uses      []use      // see valState.use
	when      []int32    // by op: the op at which it is emitted, or dead
	pos       int32      // the op being emitted
	stubs     []stub     // exits to be emitted after the line
	ways      map[*trace.Guard]way
	refStores []refStore // as well
	marks     []mark
	moves     []move // reused
	slots     [2]slotBank

	owner  [numRegs]*trace.Box // by register
	pinned uint32              // registers that this op needs as they are
	floats map[int64]uintptr   // addresses of constants

	truth, zero flags
}

// flags remembers what the flags say of a box, as long as they are not changed.
type flags struct {
	box  *trace.Box
	cond cond // holds if the box is 1 (truth); or equal holds if it is 0 (zero)
	when int  // asm.flagged
}

func (c *compiler) know(f flags) flags {
	f.when = c.flagged
	return f
}

// still reports whether the flags still say it of b.
func (f flags) still(c *compiler, b *trace.Box) bool { return f.box == b && f.when == c.flagged }

// An Error says why a trace cannot be compiled; the guest goes on interpreted.
type Error string

func (e Error) Error() string { return "amd64: " + string(e) }

// compile makes code of a trace, to be put at the address base.
func (c *compiler) compile(t *trace.Trace, base uintptr) (*Code, error) {
	c.t, c.out = t, &Code{Trace: t, of: c, base: base, firstExit: c.made}
	c.code, c.base, c.marks = c.code[:0], base, c.marks[:0]
	c.refStores = c.refStores[:0]
	clear(c.ways)
	c.stubs, c.owner, c.truth, c.zero = c.stubs[:0], [numRegs]*trace.Box{}, flags{}, flags{}
	if err := c.check(); err != nil {
		return nil, err
	}
	c.plan()
	c.literals()
	c.pos = -1
	c.enter()
	for i, op := range t.Ops {
		c.pos = int32(i)
		c.mark(i, false)
		if c.when[i] == c.pos {
			c.emit(op)
			c.endOp(op)
		}
	}
	c.leaveAll()
	if c.slots[0].next > maxInts || c.slots[1].next > maxRefs {
		return nil, fmt.Errorf("%w: %s has %d ints and %d refs at once", backend.ErrTooLarge, c.out.Name(), c.slots[0].next, c.slots[1].next)
	}
	c.out.ints, c.out.refs = int(c.slots[0].next), int(c.slots[1].next)
	c.out.text, c.out.marks = slices.Clone(c.code), slices.Clone(c.marks)
	return c.out, nil
}

// mark says that what comes belongs to an op, or to its way out.
func (c *compiler) mark(op int, exit bool) {
	c.marks = append(c.marks, mark{op: int32(op), exit: exit, start: int32(len(c.code))})
}

// door gives a guard the word through which it goes on.
func (c *compiler) door() int {
	if n := len(c.free); n > 0 {
		door := c.free[n-1]
		c.free = c.free[:n-1]
		return door
	}
	c.doors++
	return wordDoors + c.doors - 1
}

// giveBack takes the doors of code that is not used any more.
func (c *compiler) giveBack(code *Code) {
	for _, x := range code.exits {
		if x.kind == exitGuard {
			c.free = append(c.free, x.fail.door)
		}
	}
}

// check looks for what the compiler relies on.
func (c *compiler) check() error {
	if n := len(c.t.Ops); n == 0 || !c.t.Ops[n-1].Code.Is(ops.Final) {
		return Error("the trace does not end in a jump or finish")
	}
	last := c.t.Ops[len(c.t.Ops)-1]
	if target, ok := last.Descr.(*trace.Target); ok && target != c.t.Target && c.loops[target] == nil {
		return Error("jump to " + target.DescrName() + ", which is not compiled")
	}
	return c.checkPending()
}

// emit appends the instructions of one op.
func (c *compiler) emit(op *trace.Op) {
	switch {
	case op.Code.Is(ops.Load):
		c.loadPlace(op)
		return
	case op.Code.Is(ops.Store):
		c.storePlace(op)
		return
	}
	switch op.Code {
	case ops.IntAdd, ops.IntSub, ops.IntAnd, ops.IntOr, ops.IntXor, ops.PtrSub:
		c.arith(op)
	case ops.IntMul:
		c.multiply(op)
	case ops.IntDiv, ops.IntMod, ops.UintDiv, ops.UintMod:
		c.divide(op)
	case ops.IntLshift, ops.IntRshift, ops.UintRshift:
		c.shift(op)
	case ops.IntNeg, ops.IntInvert:
		c.negate(op)
	case ops.PtrAdd:
		c.addToPointer(op)
	case ops.IntSignext, ops.IntZeroext:
		c.extend(op)
	case ops.IntLen, ops.IntCtz, ops.IntPopcount, ops.IntBswap, ops.IntRotl, ops.UintMulHigh:
		c.bitOp(op)
	case ops.Call, ops.CallPure:
		c.call(op)
	case ops.New, ops.NewArray:
		c.alloc(op)
	case ops.GuardTrue, ops.GuardFalse:
		c.guardTruth(op)
	case ops.GuardValue:
		c.guard(op, c.compare(op.Args[0], op.Args[1], notEqual))
	case ops.GuardNonnull:
		c.guard(op, c.compareZero(op.Args[0], equal))
	case ops.GuardIsnull:
		c.guard(op, c.compareZero(op.Args[0], notEqual))
	case ops.GuardNoException:
		c.alu(cmp, inMem(c.word(wordRaised)), number(0))
		c.guard(op, notEqual)
	case ops.GuardAlwaysFails:
		c.leaveFrom(op, c.jmpAhead())
	case ops.DebugMergePoint:
	case ops.Jump:
		c.jump(op)
	case ops.Finish:
		c.finish(op)
	default:
		if !c.floatOp(op) {
			c.comparison(op)
		}
	}
}

// word is one of the arena's words.
func (c *compiler) word(n int) mem { return absolute(c.words + 8*uintptr(n)) }

// enter decides where the inputs live, and emits the way in from Go: all inputs
// are in the transfer area. Jumps go to head, after it.
func (c *compiler) enter() {
	c.out.entry = c.pc()
	c.placeInputs()
	c.mov(inReg(fuelReg), inMem(c.word(wordFuel)))
	var n transferred
	for k, b := range c.t.Inputs {
		if from, to := n.next(b.Kind), c.out.inputs[k]; to != nowhere {
			c.move(c.at(to), c.at(from))
		}
	}
	if c.t.Target != nil {
		c.align(16)
	}
	c.out.head = c.pc()
	c.pinned = 0
}

// transferred gives out the slots of the transfer area, in order.
type transferred struct{ ints, refs int32 }

func (n *transferred) next(k descr.Kind) loc {
	if k == descr.Ref {
		n.refs++
		return slotLoc(k, n.refs-1)
	}
	n.ints++
	return slotLoc(k, n.ints-1)
}

// inputRegs says how many registers of each pool inputs may take. When there are
// more of them than registers, some are left to what the line computes.
func (c *compiler) inputRegs() (left [2]int) {
	var wanted [2]int
	for _, b := range c.t.Inputs {
		wanted[c.val(b).bank()]++
	}
	for n, pool := range pools {
		if left[n] = len(pool); wanted[n] > len(pool) {
			left[n] -= 3
		}
	}
	return left
}

// placeInputs puts inputs into registers, those passed on to a loop where that
// loop wants them, and the rest into slots.
func (c *compiler) placeInputs() {
	c.hintTarget()
	c.out.inputs = make([]loc, len(c.t.Inputs))
	left := c.inputRegs()
	end := int32(len(c.t.Ops) - 1) // the jump uses what it only passes on
	for _, until := range [...]int32{end, never} {
		for _, b := range c.t.Inputs {
			if v := c.val(b); left[v.bank()] > 0 && v.reg == none && c.nextUse(b) < until {
				left[v.bank()]--
				c.own(c.takeFirst(v), b)
			}
		}
	}
	for k, b := range c.t.Inputs {
		if v := c.val(b); v.last < 0 {
			c.out.inputs[k] = nowhere
			continue
		} else if v.reg == none {
			c.home(b)
		}
		c.out.inputs[k] = c.locOf(b)
	}
	if last := c.t.Ops[end]; last.Code == ops.Jump && last.Descr == descr.Descr(c.t.Target) {
		c.hintTo(c.out.inputs)
	}
}

// takeFirst gives the register hinted at, or the first free one.
func (c *compiler) takeFirst(v *valState) reg {
	if v.hint != none && c.owner[v.hint] == nil {
		return v.hint
	}
	for _, r := range v.pool() {
		if c.owner[r] == nil {
			return r
		}
	}
	panic("amd64: takeFirst: no register is free")
}

// hintTarget tells the values that another loop will be given where it wants them.
func (c *compiler) hintTarget() {
	if target, ok := c.t.Ops[len(c.t.Ops)-1].Descr.(*trace.Target); ok && target != c.t.Target {
		c.hintTo(c.loops[target].inputs)
	}
}

// hintTo tells the operands of the final jump their registers.
func (c *compiler) hintTo(inputs []loc) {
	for k, b := range c.t.Ops[len(c.t.Ops)-1].Args {
		if b, _ = c.source(b); b.Const || inputs[k] == nowhere || !inputs[k].isReg() {
			continue
		}
		if r, v := reg(inputs[k]), c.val(b); r.isFloat() == v.float {
			v.hint = r
		}
	}
}

// jump moves the operands to where the loop wants them, pays for the ops done
// since the last jump, and goes there, or to the loop's poll if fuel is out.
func (c *compiler) jump(op *trace.Op) {
	to := c.out
	if target := op.Descr.(*trace.Target); target != c.t.Target {
		to = c.loops[target]
	}
	c.moves = c.moves[:0]
	for k, b := range op.Args {
		m := move{dst: to.inputs[k]}
		if b.Const {
			m.num = b
		} else if m.dst != nowhere {
			from, _ := c.source(b)
			m.src = c.locOf(from)
		}
		c.moves = append(c.moves, m)
	}
	c.moveAll(c.moves)
	for k, b := range op.Args {
		_, steps := c.source(b)
		c.addTo(to.inputs[k], steps)
	}
	c.alu(sub, inReg(fuelReg), number(c.weight()))
	c.jcc(positive, to.head)
	if to == c.out {
		c.poll()
		return
	}
	c.jmp(to.poll)
}

// weight is the number of ops that compute something.
func (c *compiler) weight() int32 {
	n := int32(0)
	for _, op := range c.t.Ops {
		if op.Code != ops.DebugMergePoint {
			n++
		}
	}
	return n
}

// finish leaves with the operands.
func (c *compiler) finish(op *trace.Op) {
	c.handOver(op.Args, nil, nil)
	c.leave(exit{kind: exitFinish}, op.Args)
}
