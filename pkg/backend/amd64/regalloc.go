//go:build !js

package amd64

import (
	"fmt"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Registers are given out in one pass along the line, while it is emitted. A
// value stays in its register until it is used no more or the register is
// wanted and no other value is needed later than this one (Belady's rule: the
// line has no branches, so the future is known). A value is made once, so a
// spill slot once written stays right.

// A slotBank gives out the slots of one kind.
type slotBank struct {
	next, high int32
	free       []int32
}

func (s *slotBank) reset(next int32) { s.next, s.high, s.free = next, 0, s.free[:0] }

func (s *slotBank) take() int32 {
	if n := len(s.free); n > 0 {
		slot := s.free[n-1]
		s.free = s.free[:n-1]
		return slot
	}
	s.next++
	return s.next - 1
}

// give takes a slot back.
func (s *slotBank) give(slot int32) { s.free = append(s.free, slot) }

func (c *compiler) bank(k descr.Kind) *slotBank {
	if k == descr.Ref {
		return &c.slots[1]
	}
	return &c.slots[0]
}

func (c *compiler) val(b *trace.Box) *valState { return &c.vals[b.ID] }

// locOf is where a value is now: rather its register than its slot.
func (c *compiler) locOf(b *trace.Box) loc {
	v := c.val(b)
	if v.reg != none {
		return loc(v.reg)
	}
	if v.spread {
		return noRecord
	}
	if v.slot < 0 {
		panic(fmt.Sprintf("amd64: compiler: locOf: op %d uses a value that was never made, or is gone", c.pos))
	}
	return slotLoc(b.Kind, v.slot)
}

func (c *compiler) at(l loc) operand { return l.operand(c.words) }

// home is the value's spill slot; it gets one if it has none.
func (c *compiler) home(b *trace.Box) operand {
	v := c.val(b)
	if v.slot < 0 {
		v.slot = c.bank(b.Kind).take()
	}
	return c.at(slotLoc(b.Kind, v.slot))
}

// own puts a value down as the owner of a register, which stays its until the
// end of this op at least.
func (c *compiler) own(r reg, b *trace.Box) {
	c.owner[r], c.val(b).reg = b, r
	c.pinned |= 1 << r
}

// vacate takes a register from its owner, saving the value if it is wanted.
func (c *compiler) vacate(r reg) {
	b := c.owner[r]
	if b == nil {
		return
	}
	if v := c.val(b); v.last >= c.pos && v.slot < 0 {
		c.mov(c.home(b), inReg(r))
	}
	c.val(b).reg, c.owner[r] = none, nil
}

// nextUse gives the op after this one at which the value is wanted in a register.
func (c *compiler) nextUse(b *trace.Box) int32 {
	v := c.val(b)
	for v.use >= 0 && c.uses[v.use].op <= c.pos {
		v.use = c.uses[v.use].next
	}
	if v.use < 0 {
		return never
	}
	return c.uses[v.use].op
}

// take gives a register from a pool that nobody owns: the one hinted at if it is
// free, else the last one free, since a trace's inputs and what is hinted at are at
// the front, else that of the value needed last.
func (c *compiler) take(pool []reg, hint reg) reg {
	if hint != none && c.owner[hint] == nil && c.pinned>>hint&1 == 0 {
		return hint
	}
	victim, furthest := none, int32(-1)
	for n := len(pool) - 1; n >= 0; n-- {
		r := pool[n]
		if c.pinned>>r&1 != 0 {
			continue
		}
		if c.owner[r] == nil {
			return r
		}
		if u := c.nextUse(c.owner[r]); u > furthest {
			victim, furthest = r, u
		}
	}
	c.vacate(victim)
	return victim
}

// reg brings a value into a register; a constant, or a value in memory that is
// not wanted again, into the scratch register given.
func (c *compiler) reg(b *trace.Box, tmp reg) reg {
	if b.Const {
		c.constant(tmp, b)
		return tmp
	}
	v := c.val(b)
	if v.float != tmp.isFloat() { // it lives in registers of the other kind
		c.mov(inReg(tmp), c.at(c.locOf(b)))
		return tmp
	}
	if v.reg == none {
		from := c.at(c.locOf(b))
		if c.nextUse(b) == never {
			c.mov(inReg(tmp), from)
			return tmp
		}
		c.own(c.take(v.pool(), v.hint), b)
		c.mov(inReg(v.reg), from)
	}
	c.pinned |= 1 << v.reg
	return v.reg
}

// operand gives a value in whatever form an instruction can take as its second
// operand: a register, a number, or memory. A number that is too long is put
// into the scratch register.
func (c *compiler) operand(b *trace.Box, tmp reg) operand {
	if b.Const {
		if n := c.bits(b); fits32(n) {
			return number(int32(n))
		}
		return inReg(c.reg(b, tmp))
	}
	v := c.val(b)
	if v.fold >= 0 {
		return inMem(c.placeOf(c.t.Ops[v.fold]))
	}
	if v.reg == none && c.nextUse(b) == never {
		return c.at(c.locOf(b))
	}
	return inReg(c.reg(b, tmp))
}

// bits gives a constant as the machine sees it. A pointer's address will do,
// since the collector moves nothing on the heap; the code keeps it alive.
func (c *compiler) bits(b *trace.Box) int64 {
	if b.Kind != descr.Ref {
		return b.Int
	}
	if b.Ref != nil {
		c.out.keep = append(c.out.keep, b.Ref)
	}
	return int64(uintptr(b.Ref))
}

func (c *compiler) constant(r reg, b *trace.Box) {
	if r.isFloat() {
		c.mov(inReg(r), inMem(c.literal(b.Int)))
		return
	}
	c.movNumber(r, c.bits(b))
}

// copyTo copies a value or a constant to a loc.
func (c *compiler) copyTo(dst operand, b *trace.Box) {
	if b.Const {
		c.copyFrom(dst, b, nowhere)
	} else {
		c.copyFrom(dst, b, c.locOf(b))
	}
}

// copyFrom is copyTo for a value that is in a given loc.
func (c *compiler) copyFrom(dst operand, b *trace.Box, at loc) {
	if !b.Const {
		c.move(dst, c.at(at))
		return
	}
	n := c.bits(b)
	switch {
	case dst.kind == isReg:
		c.movNumber(dst.reg, n)
	case fits32(n):
		c.mov(dst, number(int32(n)))
	default:
		c.movNumber(scratch, n)
		c.mov(dst, inReg(scratch))
	}
}

// move copies from loc to loc, through the scratch register if both are memory.
func (c *compiler) move(dst, src operand) {
	if dst == src {
		return
	}
	if dst.kind == isMem && src.kind == isMem {
		c.mov(inReg(scratch), src)
		src = inReg(scratch)
	}
	c.mov(dst, src)
}

// ends reports whether this op is the last that wants the value.
func (c *compiler) ends(b *trace.Box) bool { return !b.Const && c.val(b).last <= c.pos }

// done tells that the operands have been read: registers of values that end
// here may be taken for the result.
func (c *compiler) done(boxes []*trace.Box) {
	for _, b := range boxes {
		c.doneWith(b)
	}
}

func (c *compiler) doneWith(b *trace.Box) {
	if b, _ = c.source(b); c.ends(b) {
		c.drop(b)
	}
}

// drop forgets a value.
func (c *compiler) drop(b *trace.Box) {
	v := c.val(b)
	if v.reg != none {
		c.pinned &^= 1 << v.reg
		c.owner[v.reg], v.reg = nil, none
	}
	if v.slot >= 0 {
		c.bank(b.Kind).give(v.slot)
		v.slot = -1
	}
}

// def gives the register for the op's result.
func (c *compiler) def(b *trace.Box) reg {
	v := c.val(b)
	r := c.take(v.pool(), v.hint)
	c.own(r, b)
	return r
}

// over gives the register for a result that is computed in place of operand a:
// a's own if a ends here, else another into which a is copied.
func (c *compiler) over(b, a *trace.Box) reg {
	from := none
	if !a.Const {
		from = c.val(a).reg
	}
	if from != none && c.ends(a) && c.val(a).float == c.val(b).float {
		c.val(a).reg = none
		c.own(from, b)
		return from
	}
	r := c.def(b)
	if r != from { // else a itself had to give way, and its value is still there
		c.copyTo(inReg(r), a)
	}
	return r
}

// endOp lets go of what this op was the last to want.
func (c *compiler) endOp(op *trace.Op) {
	c.pinned = 0
	c.done(op.Args)
	if op.Code.Is(ops.Guard) {
		op.Guard.Uses(c.doneWith)
	}
	for _, r := range homes {
		if b := c.owner[r]; b != nil && c.val(b).last <= c.pos {
			c.drop(b)
		}
	}
}
