//go:build !js

package amd64

import (
	"math"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// aluOf gives the instruction for an op that adds, subtracts, or works bitwise.
func aluOf(code ops.Code) (aluOp, bool) {
	switch code {
	case ops.IntAdd:
		return add, true
	case ops.IntSub, ops.PtrSub:
		return sub, true
	case ops.IntAnd:
		return and, true
	case ops.IntOr:
		return or, true
	case ops.IntXor:
		return xor, true
	}
	return 0, false
}

// ordered gives the operands of an op with two, a commutative one's in the
// order that saves most: constants and memory second, and first what ends here,
// since the result takes its place.
func (c *compiler) ordered(op *trace.Op) (a, b *trace.Box) {
	a, b = op.Args[0], op.Args[1]
	if !op.Code.Is(ops.Commutative) || b.Const || c.val(b).fold >= 0 {
		return a, b
	}
	if a.Const || c.val(a).fold >= 0 || c.ends(b) && !c.ends(a) {
		return b, a
	}
	return a, b
}

// arith computes in place of the first operand, or, if that is still needed,
// adds with LEA, which has a destination of its own.
func (c *compiler) arith(op *trace.Op) {
	a, b := c.ordered(op)
	x := c.operand(b, numTmp)
	if !a.Const && !c.ends(a) && c.addByLea(op, a, x) {
		return
	}
	r := c.over(op.Result, a)
	instr, _ := aluOf(op.Code)
	c.alu(instr, inReg(r), x)
	c.zero = c.know(flags{box: op.Result})
}

func (c *compiler) addByLea(op *trace.Op, a *trace.Box, x operand) bool {
	m := mem{index: none, scale: 1}
	switch {
	case op.Code == ops.IntAdd && x.kind == isReg:
		m.index = x.reg
	case op.Code == ops.IntAdd && x.kind == isImm:
		m.disp = x.imm
	case op.Code == ops.IntSub && x.kind == isImm && x.imm != math.MinInt32:
		m.disp = -x.imm
	default:
		return false
	}
	m.base = c.reg(a, scratch)
	c.done(op.Args)
	c.lea(c.def(op.Result), m)
	return true
}

func (c *compiler) multiply(op *trace.Op) {
	a, b := c.ordered(op)
	x := c.operand(b, numTmp)
	if x.kind != isImm {
		c.imul(c.over(op.Result, a), x)
		return
	}
	from := inReg(c.reg(a, scratch))
	c.done(op.Args)
	c.imulBy(c.def(op.Result), from, x.imm)
}

// divide goes through RDX:RAX. The CPU traps where the quotient does not fit,
// at MinInt64 / -1; Go wraps. So a signed divisor of -1 negates instead.
func (c *compiler) divide(op *trace.Op) {
	a, b := op.Args[0], op.Args[1]
	signed := op.Code == ops.IntDiv || op.Code == ops.IntMod
	x := c.operand(b, baseTmp)
	if x.kind == isImm {
		c.movNumber(baseTmp, int64(x.imm))
		x = inReg(baseTmp)
	}
	c.copyTo(inReg(rax), a)
	if signed {
		c.divideSigned(x, b)
	} else {
		c.movNumber(rdx, 0)
		c.unary(div, x)
	}
	from := rax
	if op.Code == ops.IntMod || op.Code == ops.UintMod {
		from = rdx
	}
	c.done(op.Args)
	c.mov(inReg(c.def(op.Result)), inReg(from))
}

func (c *compiler) divideSigned(x operand, by *trace.Box) {
	if by.Const && by.Int != -1 {
		c.cqo()
		c.unary(idiv, x)
		return
	}
	c.alu(cmp, x, number(-1))
	usual := c.jccAhead(notEqual)
	c.unary(neg, inReg(rax))
	c.movNumber(rdx, 0)
	end := c.jmpAhead()
	c.bind(usual)
	c.cqo()
	c.unary(idiv, x)
	c.bind(end)
}

// shift shifts. The CPU looks at six bits of the count; Go at all of them: a
// count of 64 and more shifts everything out.
func (c *compiler) shift(op *trace.Op) {
	instr := [...]shift{ops.IntLshift: shl, ops.IntRshift: sar, ops.UintRshift: shr}[op.Code]
	a, b := op.Args[0], op.Args[1]
	if b.Const {
		c.shiftConst(op, instr, uint64(b.Int))
		return
	}
	c.copyTo(inReg(rcx), b)
	if instr == sar {
		c.movNumber(scratch, 63)
		c.alu(cmp, inReg(rcx), number(63))
		c.cmov(above, rcx, scratch)
		c.shiftCL(instr, c.over(op.Result, a))
		return
	}
	r := c.over(op.Result, a)
	c.shiftCL(instr, r)
	c.alu(cmp, inReg(rcx), number(64))
	c.alu(sbb, inReg(scratch), inReg(scratch)) // all ones if below
	c.alu(and, inReg(r), inReg(scratch))
}

func (c *compiler) shiftConst(op *trace.Op, instr shift, count uint64) {
	if count >= 64 && instr != sar {
		c.done(op.Args)
		c.movNumber(c.def(op.Result), 0)
		return
	}
	r := c.over(op.Result, op.Args[0])
	if count > 0 {
		c.shiftBy(instr, r, byte(min(count, 63)))
	}
}

func (c *compiler) negate(op *trace.Op) {
	instr := neg
	if op.Code == ops.IntInvert {
		instr = not
	}
	c.unary(instr, inReg(c.over(op.Result, op.Args[0])))
}

func (c *compiler) extend(op *trace.Op) {
	from := inReg(c.reg(op.Args[0], scratch))
	c.done(op.Args)
	c.load(c.def(op.Result), from, width(op.Args[1].Int), op.Code == ops.IntSignext)
}
