package codewriter

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// A register holds a float64 as its bits, a float32 as its 32 bits, zero extended;
// package ops says why. Of a float32 each op widens its operands and rounds what it
// gives, as if by float32 itself.

func isFloat(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsFloat != 0
}

func isSingle(t types.Type) bool {
	m, _ := scalarMem(t)
	return m == descr.Float32
}

// floatConst gives a constant of a float type.
func floatConst(c *ssa.Const) assemble.Operand {
	if isSingle(c.Type()) {
		f, _ := constant.Float32Val(c.Value)
		return assemble.Int(ops.SingleBits(f))
	}
	f, _ := constant.Float64Val(c.Value)
	return assemble.Int(ops.FloatBits(f))
}

// double gives a float as a float64.
func (l *lowerer) double(v ssa.Value) assemble.Operand {
	x := l.scalar(v)
	if !isSingle(v.Type()) {
		return x
	}
	if x.Const {
		return assemble.Int(ops.CastSinglefloatToFloat.Row().Int1(x.Num))
	}
	return l.temp(ops.CastSinglefloatToFloat, x)
}

// temp emits an op whose result is a register without a name.
func (l *lowerer) temp(c ops.Code, args ...assemble.Operand) assemble.Operand {
	r := l.out.NewReg(descr.Int, "")
	l.emit(assemble.Ins{Op: jitcode.Op(c), Args: args, Dst: []assemble.VReg{r}})
	return l.out.Operand(r)
}

// computeFloat emits an op that gives a float64, for a value of a float type.
func (l *lowerer) computeFloat(c ops.Code, v ssa.Value, args ...assemble.Operand) {
	if isSingle(v.Type()) {
		l.compute(ops.CastFloatToSinglefloat, v, l.temp(c, args...))
		return
	}
	l.compute(c, v, args...)
}

// floatOps has what binary operators are on floats. Go's compiler does not fuse a
// product and a sum on amd64.
var floatOps = map[token.Token]ops.Code{
	token.ADD: ops.FloatAdd, token.SUB: ops.FloatSub, token.MUL: ops.FloatMul, token.QUO: ops.FloatTruediv,
	token.LSS: ops.FloatLt, token.LEQ: ops.FloatLe, token.EQL: ops.FloatEq, token.NEQ: ops.FloatNe, token.GTR: ops.FloatGt, token.GEQ: ops.FloatGe,
}

func (l *lowerer) floatBinOp(b *ssa.BinOp) {
	c := floatOps[b.Op]
	x, y := l.double(b.X), l.double(b.Y)
	if c.Is(ops.GivesFloat) {
		l.computeFloat(c, b, x, y)
		return
	}
	l.compute(c, b, x, y)
}

// negateFloat flips the sign: -x is not 0-x, which is 0 where -x is -0.
func (l *lowerer) negateFloat(u *ssa.UnOp) {
	l.computeFloat(ops.FloatNeg, u, l.double(u.X))
}

// convertFloat emits a conversion from or to a float.
func (l *lowerer) convertFloat(c *ssa.Convert, from, to descr.Mem) {
	switch {
	case from.Float && to == descr.Float32:
		l.compute(ops.CastFloatToSinglefloat, c, l.scalar(c.X))
	case from.Float && to.Float:
		l.compute(ops.CastSinglefloatToFloat, c, l.scalar(c.X))
	case from.Float:
		l.fromFloat(to, c, l.double(c.X))
	default:
		wide := !from.Signed && from.Size == 8
		l.compute(floatCasts[to.Size][wide], c, l.scalar(c.X))
	}
}

// floatCasts has the ops that make a float, by its size and whether the number is
// an unsigned one of 64 bits; all others fit into an int64.
var floatCasts = map[uint8]map[bool]ops.Code{
	8: {false: ops.CastIntToFloat, true: ops.CastUintToFloat},
	4: {false: ops.CastIntToSinglefloat, true: ops.CastUintToSinglefloat},
}

// fromFloat converts a float64 to an integer, by way of the type that Go's compiler
// goes by: what does not fit gives the same number then.
func (l *lowerer) fromFloat(to descr.Mem, v ssa.Value, x assemble.Operand) {
	switch {
	case to == descr.Uint64:
		l.compute(ops.CastFloatToUint, v, x)
	case to == descr.Int64:
		l.compute(ops.CastFloatToInt, v, x)
	case to == descr.Int32:
		l.compute(ops.CastFloatToInt32, v, x)
	case to == descr.Uint32:
		l.extend(to, v, l.temp(ops.CastFloatToInt, x))
	default:
		l.extend(to, v, l.temp(ops.CastFloatToInt32, x))
	}
}

// floatBits writes the bits of a float as the engine has them.
func (w *writer) floatBits(t types.Type, expr string) string {
	math, size := w.imported("math", "math"), floatSize(t)
	return w.builtin("int64") + "(" + math + ".Float" + size + "bits(" + w.convert(t, types.Typ[floatKind(t)], expr) + "))"
}

// float writes the float that an int of the engine's is.
func (w *writer) float(t types.Type, bits string) string {
	math, size := w.imported("math", "math"), floatSize(t)
	return w.convert(types.Typ[floatKind(t)], t, math+".Float"+size+"frombits("+w.builtin("uint"+size)+"("+bits+"))")
}

func floatKind(t types.Type) types.BasicKind {
	if isSingle(t) {
		return types.Float32
	}
	return types.Float64
}

func floatSize(t types.Type) string {
	if isSingle(t) {
		return "32"
	}
	return "64"
}
