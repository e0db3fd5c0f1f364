package runner

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// forms gives the instructions of ops on two integers that have their own; RI
// takes a constant as second operand.
var forms = map[ops.Code]struct{ rr, ri opcode }{
	ops.IntAdd:     {opAddRR, opAddRI},
	ops.IntSub:     {opSubRR, opSubRR},
	ops.IntMul:     {opMulRR, opMulRI},
	ops.IntAnd:     {opAndRR, opAndRI},
	ops.IntOr:      {opOrRR, opOrRI},
	ops.IntXor:     {opXorRR, opXorRI},
	ops.IntLshift:  {opShlRR, opShlRI},
	ops.IntRshift:  {opShrRR, opShrRI},
	ops.UintRshift: {opUshrRR, opUshrRI},
	ops.IntSignext: {opSignext, opSignext},
	ops.IntZeroext: {opZeroext, opZeroext},

	ops.FloatAdd:     {opFloatAdd, opFloatAdd},
	ops.FloatSub:     {opFloatSub, opFloatSub},
	ops.FloatMul:     {opFloatMul, opFloatMul},
	ops.FloatTruediv: {opFloatDiv, opFloatDiv},
}

// arith compiles the ops on numbers. Those without a form of their own call
// the op table's function.
func (c *compiler) arith(i int, op *trace.Op) {
	if f := op.Code.Row().Int1; f != nil && !hasNormal(op.Code) {
		in := inst{op: opInt1, a: c.reg(op.Args[0]), x: &side{int1: f}}
		in.c = c.dst(i, op)
		c.emit(in)
		return
	}
	code, x, y := normal(op)
	form, ok := forms[code]
	var in inst
	switch {
	case !ok && code.Row().Int2 == nil:
		panic("runner: compiler: arith: no instruction for " + op.Code.String())
	case !ok:
		in = inst{op: opInt2, a: c.reg(x), b: c.reg(y), x: &side{int2: code.Row().Int2}}
	case y.Const && form.ri != form.rr || code == ops.IntSignext || code == ops.IntZeroext:
		in = inst{op: form.ri, a: c.reg(x), imm: immediate(code, y.Int)}
	default:
		in = inst{op: form.rr, a: c.reg(x), b: c.reg(y)}
	}
	in.c = c.dst(i, op)
	c.emit(in)
}

// hasNormal reports the ops on one operand that [normal] makes ops on two.
func hasNormal(c ops.Code) bool {
	return c == ops.IntNeg || c == ops.IntInvert || c == ops.IntIsTrue || c == ops.IntIsZero
}

// normal rewrites an op as one on two operands, a constant second if it can be.
func normal(op *trace.Op) (code ops.Code, x, y *trace.Box) {
	x = op.Args[0]
	switch op.Code {
	case ops.IntNeg:
		return ops.IntSub, trace.ConstInt(0), x
	case ops.IntInvert:
		return ops.IntXor, x, trace.ConstInt(-1)
	case ops.IntIsTrue:
		return ops.IntNe, x, trace.ConstInt(0)
	case ops.IntIsZero:
		return ops.IntEq, x, trace.ConstInt(0)
	}
	code, y = op.Code, op.Args[1]
	if x.Const && code.Is(ops.Commutative) {
		x, y = y, x
	}
	if code == ops.IntSub && y.Const {
		return ops.IntAdd, x, trace.ConstInt(-y.Int)
	}
	return code, x, y
}

// immediate gives what the RI form of an op holds for a constant operand.
func immediate(code ops.Code, v int64) int64 {
	if code == ops.IntSignext || code == ops.IntZeroext {
		return 64 - 8*v
	}
	return v
}
