//go:build !js

package amd64

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Floats are ints to all of the engine (see package ops). Here they live in
// registers of their own, over the loop: a value is in one pool for its whole life,
// and who wants it in the other kind of register gets a copy for one instruction.

func (v *valState) bank() int {
	if v.float {
		return 1
	}
	return 0
}

func (v *valState) pool() []reg { return pools[v.bank()] }

// classify says which values live in registers for floats: what an op gives as a
// float, and what is loaded, given by a call or passed in, if some op wants it as a
// float and none as an int.
func (c *compiler) classify() {
	for _, op := range c.t.Ops {
		for n, b := range op.Args {
			switch {
			case b.Const || c.passes(op, n):
			case op.Code.Is(ops.OfFloats):
				c.val(b).asFloat = true
			default:
				c.val(b).asInt = true
			}
		}
	}
	for _, b := range c.t.Inputs {
		c.val(b).float = c.val(b).asFloat && !c.val(b).asInt
	}
	for _, op := range c.t.Ops {
		if op.Result == nil {
			continue
		}
		v := c.val(op.Result)
		byUse := op.Descr != nil && op.Result.Kind == descr.Int && (loadsWord(op) || op.Code == ops.Call || op.Code == ops.CallPure)
		v.float = op.Code.Is(ops.GivesFloat) || byUse && v.asFloat && !v.asInt
	}
}

// passes reports whether an op only hands on its n-th operand, as 64 bits, from
// wherever they are.
func (c *compiler) passes(op *trace.Op, n int) bool {
	switch op.Code {
	case ops.Jump, ops.Finish, ops.Call, ops.CallPure:
		return true
	case ops.SetfieldGc, ops.SetarrayitemGc:
		return n == len(op.Args)-1 && op.Memory().Size == 8
	}
	return false
}

// literals puts the constants that ops on floats want before the code, where
// instructions find them. Code begins at multiples of 16, so each lies right.
func (c *compiler) literals() {
	c.floats = map[int64]uintptr{}
	for _, op := range c.t.Ops {
		for _, b := range op.Args {
			if op.Code.Is(ops.OfFloats) && b.Const {
				c.putLiteral(b.Int)
			}
		}
		for _, n := range masks[op.Code] {
			c.putLiteral(n)
		}
	}
}

// masks has the constants of ops that have some of their own.
var masks = map[ops.Code][]int64{
	ops.FloatNeg: {-1 << 63}, ops.FloatAbs: {1<<63 - 1}, ops.CastFloatToUint: {twoTo63},
}

const twoTo63 = 0x43e << 52 // as a float64

func (c *compiler) putLiteral(n int64) {
	if _, ok := c.floats[n]; !ok {
		c.floats[n] = c.pc()
		for k := range 8 {
			c.bytes(byte(n >> (8 * k)))
		}
	}
}

func (c *compiler) literal(n int64) mem { return absolute(c.floats[n]) }

// floatOperand says which operand of an op on floats may be in memory. The CPU has
// no "less" that is false of NaN, but it has "greater": those orders are mirrored.
func floatOperand(op *trace.Op) int {
	if op.Code == ops.FloatLt || op.Code == ops.FloatLe {
		return 0
	}
	return len(op.Args) - 1
}

// floatIn gives a float in whatever form an instruction can take: a register or
// memory.
func (c *compiler) floatIn(b *trace.Box, tmp reg) operand {
	if b.Const {
		return inMem(c.literal(b.Int))
	}
	v := c.val(b)
	switch {
	case v.fold >= 0:
		return inMem(c.placeOf(c.t.Ops[v.fold]))
	case v.reg == none && (!v.float || c.nextUse(b) == never):
		return c.at(c.locOf(b))
	}
	return inReg(c.reg(b, tmp))
}

var floatInstrs = map[ops.Code]sse{
	ops.FloatAdd: sseAdd, ops.FloatSub: sseSub, ops.FloatMul: sseMul, ops.FloatTruediv: sseDiv,
}

var roundings = map[ops.Code]rounding{
	ops.FloatFloor: downward, ops.FloatCeil: upward, ops.FloatTrunc: towardZero,
}

// floatOp emits an op on floats, or one that gives a float; it reports whether the op
// is one.
func (c *compiler) floatOp(op *trace.Op) bool {
	switch op.Code {
	case ops.FloatAdd, ops.FloatSub, ops.FloatMul, ops.FloatTruediv:
		x := c.floatIn(op.Args[1], floatTmp)
		c.float(doubles, w32, floatInstrs[op.Code], c.overFloat(op), x)
	case ops.FloatNeg:
		c.mask(op, sseXor)
	case ops.FloatAbs:
		c.mask(op, sseAnd)
	case ops.FloatSqrt:
		r, x := c.unaryFloat(op)
		c.float(doubles, w32, sseSqrt, r, x)
	case ops.FloatFloor, ops.FloatCeil, ops.FloatTrunc:
		r, x := c.unaryFloat(op)
		c.round(r, x, roundings[op.Code])
	case ops.FloatLt, ops.FloatLe, ops.FloatEq, ops.FloatNe, ops.FloatGt, ops.FloatGe:
		c.floatComparison(op)
	case ops.CastFloatToInt, ops.CastFloatToInt32, ops.CastFloatToUint, ops.CastFloatToSinglefloat:
		c.fromFloat(op)
	case ops.CastIntToFloat, ops.CastUintToFloat, ops.CastSinglefloatToFloat:
		c.toFloat(op)
	case ops.CastIntToSinglefloat, ops.CastUintToSinglefloat:
		c.toSingle(op)
	default:
		return false
	}
	return true
}

// overFloat is over for the first of two floats; a constant comes from memory, since
// the scratch registers may be part of the second.
func (c *compiler) overFloat(op *trace.Op) reg {
	if a := op.Args[0]; !a.Const {
		return c.over(op.Result, a)
	}
	r := c.def(op.Result)
	c.constant(r, op.Args[0])
	return r
}

func (c *compiler) mask(op *trace.Op, instr sse) {
	c.mov(inReg(floatTmp), inMem(c.literal(masks[op.Code][0])))
	c.float(packed, w32, instr, c.overFloat(op), inReg(floatTmp))
}

// unaryFloat gives register and operand of an instruction that writes one half of
// its register. It would wait for the other half, so that is cleared.
func (c *compiler) unaryFloat(op *trace.Op) (reg, operand) {
	x := c.floatIn(op.Args[0], floatTmp)
	c.done(op.Args)
	r := c.def(op.Result)
	if x != inReg(r) {
		c.clear(r)
	}
	return r, x
}

var floatConds = map[ops.Code]cond{
	ops.FloatLt: above, ops.FloatLe: aboveEq, ops.FloatGt: above, ops.FloatGe: aboveEq,
	ops.FloatEq: floatEqual, ops.FloatNe: floatNotEqual,
}

// floatComparison is comparison for floats: see [floatOperand].
func (c *compiler) floatComparison(op *trace.Op) {
	n := floatOperand(op)
	x := c.reg(op.Args[1-n], floatTmp)
	c.compareFloats(x, c.floatIn(op.Args[n], floatTmp2))
	cc := floatConds[op.Code]
	c.truth = c.know(flags{box: op.Result, cond: cc}) // until set changes them
	if !c.onlyGuarded(op) {
		c.done(op.Args)
		c.set(cc, c.def(op.Result))
	}
}

// fromFloat converts to an int, or to the bits of a float32.
func (c *compiler) fromFloat(op *trace.Op) {
	x := c.floatIn(op.Args[0], floatTmp)
	switch op.Code {
	case ops.CastFloatToInt:
		c.float(doubles, w64, sseToInt, scratch, x)
	case ops.CastFloatToInt32:
		c.float(doubles, w32, sseToInt, scratch, x)
		c.load(scratch, inReg(scratch), w32, true)
	case ops.CastFloatToUint:
		c.toUint(x)
	case ops.CastFloatToSinglefloat:
		c.float(doubles, w32, sseConvert, floatTmp, x)
		c.float(words, w32, sseToReg, floatTmp, inReg(scratch))
	}
	c.done(op.Args)
	c.mov(inReg(c.def(op.Result)), inReg(scratch))
}

// toUint is what Go's compiler does: what is not less than 1<<63 is made less, and
// the bit put back.
func (c *compiler) toUint(x operand) {
	c.mov(inReg(floatTmp2), inMem(c.literal(twoTo63)))
	if x != inReg(floatTmp) {
		c.mov(inReg(floatTmp), x)
	}
	c.float(doubles, w64, sseToInt, scratch, inReg(floatTmp))
	c.compareFloats(floatTmp2, inReg(floatTmp))
	small := c.jccAhead(above)
	c.float(doubles, w32, sseSub, floatTmp, inReg(floatTmp2))
	c.float(doubles, w64, sseToInt, scratch, inReg(floatTmp))
	c.movNumber(baseTmp, -1<<63)
	c.alu(or, inReg(scratch), inReg(baseTmp))
	c.bind(small)
}

// toFloat converts an int, or the bits of a float32, to a float.
func (c *compiler) toFloat(op *trace.Op) {
	from := c.reg(op.Args[0], scratch)
	c.done(op.Args)
	r := c.def(op.Result)
	switch op.Code {
	case ops.CastIntToFloat:
		c.clear(r)
		c.float(doubles, w64, sseFromInt, r, inReg(from))
	case ops.CastUintToFloat:
		c.fromUint(doubles, r, from)
	case ops.CastSinglefloatToFloat:
		c.clear(r)
		c.float(words, w32, sseFromReg, floatTmp, inReg(from))
		c.float(singles, w32, sseConvert, r, inReg(floatTmp))
	}
}

// toSingle converts an int to the bits of a float32.
func (c *compiler) toSingle(op *trace.Op) {
	from := c.reg(op.Args[0], scratch)
	if op.Code == ops.CastIntToSinglefloat {
		c.clear(floatTmp)
		c.float(singles, w64, sseFromInt, floatTmp, inReg(from))
	} else {
		c.fromUint(singles, floatTmp, from)
	}
	c.done(op.Args)
	c.float(words, w32, sseToReg, floatTmp, inReg(c.def(op.Result)))
}

// fromUint is what Go's compiler does: of what is negative as a signed number the
// half is converted, its last bit sticky, and doubled.
func (c *compiler) fromUint(prefix byte, r, from reg) {
	c.clear(r)
	c.mov(inReg(scratch), inReg(from))
	c.test(scratch, scratch)
	large := c.jccAhead(negative)
	c.float(prefix, w64, sseFromInt, r, inReg(scratch))
	end := c.jmpAhead()
	c.bind(large)
	c.mov(inReg(baseTmp), inReg(scratch))
	c.shiftBy(shr, scratch, 1)
	c.alu(and, inReg(baseTmp), number(1))
	c.alu(or, inReg(scratch), inReg(baseTmp))
	c.float(prefix, w64, sseFromInt, r, inReg(scratch))
	c.float(prefix, w32, sseAdd, r, inReg(r))
	c.bind(end)
}

// bitOp emits the ops on the bits of a word.
func (c *compiler) bitOp(op *trace.Op) {
	switch op.Code {
	case ops.IntLen:
		c.countBits(op, 0x0fbd, -1, 1)
	case ops.IntCtz:
		c.countBits(op, 0x0fbc, 64, 0)
	case ops.IntPopcount:
		x := inReg(c.reg(op.Args[0], scratch))
		c.done(op.Args)
		c.scan(singles, 0x0fb8, c.def(op.Result), x)
	case ops.IntBswap:
		c.bswap(c.over(op.Result, op.Args[0]))
	case ops.IntRotl:
		c.rotate(op)
	case ops.UintMulHigh:
		x := c.operand(op.Args[1], baseTmp)
		if x.kind == isImm {
			c.movNumber(baseTmp, int64(x.imm))
			x = inReg(baseTmp)
		}
		c.copyTo(inReg(rax), op.Args[0])
		c.unary(mul, x)
		c.done(op.Args)
		c.mov(inReg(c.def(op.Result)), inReg(rdx))
	}
}

// countBits gives the number of a bit, plus more; of 0, where there is none, the
// CPU leaves the register as it was, or not: none stands for it.
func (c *compiler) countBits(op *trace.Op, opcode uint32, none int64, more int32) {
	c.movNumber(baseTmp, none)
	x := inReg(c.reg(op.Args[0], scratch))
	c.scan(0, opcode, numTmp, x)
	c.cmov(equal, numTmp, baseTmp)
	c.done(op.Args)
	c.lea(c.def(op.Result), based(numTmp, more))
}

func (c *compiler) rotate(op *trace.Op) {
	a, b := op.Args[0], op.Args[1]
	if b.Const {
		c.shiftBy(rol, c.over(op.Result, a), byte(b.Int&63))
		return
	}
	c.copyTo(inReg(rcx), b)
	c.shiftCL(rol, c.over(op.Result, a))
}
