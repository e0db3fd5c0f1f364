//go:build !js

package amd64

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// conds gives the condition on the flags, after cmp a, b, under which a
// comparison of a and b is 1.
var conds = [len(ops.Table)]cond{
	ops.IntLt: less, ops.IntLe: lessEq, ops.IntGt: greater, ops.IntGe: greaterEq,
	ops.IntEq: equal, ops.IntNe: notEqual, ops.PtrEq: equal, ops.PtrNe: notEqual,
	ops.UintLt: below, ops.UintLe: belowEq, ops.UintGt: above, ops.UintGe: aboveEq,
	ops.IntIsTrue: notEqual, ops.IntIsZero: equal,
}

// comparison sets the flags, and a register only if anybody but the guard that
// follows wants the result.
func (c *compiler) comparison(op *trace.Op) {
	cc := conds[op.Code]
	if cc == 0 {
		panic("amd64: compiler: emit: no case for " + op.Code.String())
	}
	if len(op.Args) == 1 {
		cc = c.compareZero(op.Args[0], cc)
	} else if sign, ok := c.sign(op); ok {
		cc = sign
	} else {
		cc = c.compare(op.Args[0], op.Args[1], cc)
	}
	if !c.onlyGuarded(op) {
		c.done(op.Args)
		c.set(cc, c.def(op.Result))
	}
	c.truth = c.know(flags{box: op.Result, cond: cc})
}

// sign gives the condition for a question whether a number is negative, if the
// flags tell already.
func (c *compiler) sign(op *trace.Op) (cond, bool) {
	if b := op.Args[1]; !b.Const || b.Int != 0 || !c.zero.still(c, op.Args[0]) {
		return 0, false
	}
	switch op.Code {
	case ops.IntLt:
		return negative, true
	case ops.IntGe:
		return positive, true
	}
	return 0, false
}

// onlyGuarded reports whether the result is looked at by nobody but a guard
// that comes right after: one compare and one jump do for both.
func (c *compiler) onlyGuarded(op *trace.Op) bool {
	n := c.t.Ops[c.next(c.pos)]
	return (n.Code == ops.GuardTrue || n.Code == ops.GuardFalse) && n.Args[0] == op.Result && c.val(op.Result).count == 1
}

// compare compares two values and gives the condition that corresponds to cc:
// cc itself unless the operands had to be swapped.
func (c *compiler) compare(a, b *trace.Box, cc cond) cond {
	if a.Const {
		a, b, cc = b, a, cc.swapped()
	}
	x := c.operand(a, baseTmp)
	if a.Const {
		x = inReg(c.reg(a, baseTmp))
	}
	y := c.operand(b, numTmp)
	if x.kind == isMem && y.kind == isMem {
		c.mov(inReg(numTmp), y)
		y = inReg(numTmp)
	}
	c.compareOperands(x, y)
	return cc
}

func (c *compiler) compareOperands(x, y operand) {
	if x.kind == isReg && y == number(0) {
		c.test(x.reg, x.reg)
		return
	}
	c.alu(cmp, x, y)
}

// compareZero compares with 0, unless the flags already tell.
func (c *compiler) compareZero(a *trace.Box, cc cond) cond {
	if c.zero.still(c, a) {
		return cc
	}
	x := c.operand(a, baseTmp)
	if x.kind == isImm {
		x = inReg(c.reg(a, baseTmp))
	}
	c.compareOperands(x, number(0))
	return cc
}

func (c *compiler) guardTruth(op *trace.Op) {
	b := op.Args[0]
	cc := c.truth.cond
	if !c.truth.still(c, b) {
		cc = c.compareZero(b, notEqual)
	}
	if op.Code == ops.GuardTrue {
		cc = cc.not()
	}
	c.guard(op, cc)
}

// guard leaves the line if the condition holds.
func (c *compiler) guard(op *trace.Op, fails cond) { c.leaveFrom(op, c.leaveIf(fails)...) }

// leaveFrom says where jumps that leave the line go: that is emitted after the line.
// What they take along is where it is now.
func (c *compiler) leaveFrom(op *trace.Op, jumps ...fixup) {
	start := len(c.out.locs)
	for _, list := range [...][]*trace.Box{op.Guard.FailArgs, op.Guard.Along} {
		for _, b := range list {
			from, steps := c.source(b)
			c.out.locs, c.out.adds = append(c.out.locs, c.locOf(from)), append(c.out.adds, steps)
		}
	}
	end := len(c.out.locs)
	locs, adds := c.out.locs[start:end:end], c.out.adds[start:end:end]
	c.stubs = append(c.stubs, stub{op: op, index: c.pos, from: jumps, locs: locs, adds: adds, needs: c.locsOf(op.Guard.Pending)})
}

// leaveIf jumps ahead if the condition holds: of floats that are not equal twice,
// since one being NaN is told apart.
func (c *compiler) leaveIf(fails cond) []fixup {
	switch fails {
	case floatNotEqual:
		return []fixup{c.jccAhead(parity), c.jccAhead(notEqual)}
	case floatEqual:
		stay := c.jccAhead(parity)
		leave := c.jccAhead(equal)
		c.bind(stay)
		return []fixup{leave}
	}
	return []fixup{c.jccAhead(fails)}
}
