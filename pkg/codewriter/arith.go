package codewriter

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// Registers hold every integer as an int64: narrow ones sign or zero extended,
// uint64 by its bits. What may leave that range is extended again.

// compute emits an op whose result is the value v.
func (l *lowerer) compute(c ops.Code, v ssa.Value, args ...assemble.Operand) {
	l.emit(assemble.Ins{Op: jitcode.Op(c), Args: args, Dst: l.define(v)})
}

// computeNarrow is compute for ops whose result may not fit v's type.
func (l *lowerer) computeNarrow(c ops.Code, v ssa.Value, args ...assemble.Operand) {
	m, _ := scalarMem(v.Type())
	if !m.Narrow() {
		l.compute(c, v, args...)
		return
	}
	wide := l.out.NewReg(descr.Int, "")
	l.emit(assemble.Ins{Op: jitcode.Op(c), Args: args, Dst: []assemble.VReg{wide}})
	l.extend(m, v, l.out.Operand(wide))
}

// extend emits the conversion of a register to a narrow type.
func (l *lowerer) extend(m descr.Mem, v ssa.Value, wide assemble.Operand) {
	c := ops.IntZeroext
	if m.Signed {
		c = ops.IntSignext
	}
	l.compute(c, v, wide, assemble.Int(int64(m.Size)))
}

func (l *lowerer) binOp(b *ssa.BinOp) {
	if isFloat(b.X.Type()) {
		l.floatBinOp(b)
		return
	}
	switch b.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		l.compare(b)
	case token.SHL, token.SHR:
		l.shift(b)
	case token.QUO, token.REM:
		l.divide(b)
	case token.AND_NOT:
		mask := l.out.NewReg(descr.Int, "")
		l.emit(assemble.Ins{Op: jitcode.Op(ops.IntInvert), Args: l.value(b.Y), Dst: []assemble.VReg{mask}})
		l.compute(ops.IntAnd, b, l.scalar(b.X), l.out.Operand(mask))
	default:
		l.plainArith(b)
	}
}

func (l *lowerer) plainArith(b *ssa.BinOp) {
	if isString(b.X.Type()) {
		l.concat(b)
		return
	}
	x, y := l.scalar(b.X), l.scalar(b.Y)
	switch b.Op {
	case token.ADD:
		l.computeNarrow(ops.IntAdd, b, x, y)
	case token.SUB:
		l.computeNarrow(ops.IntSub, b, x, y)
	case token.MUL:
		l.computeNarrow(ops.IntMul, b, x, y)
	case token.AND:
		l.compute(ops.IntAnd, b, x, y)
	case token.OR:
		l.compute(ops.IntOr, b, x, y)
	case token.XOR:
		l.compute(ops.IntXor, b, x, y)
	default:
		l.refuse(b, "the operator "+b.Op.String())
	}
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isUnsigned(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsUnsigned != 0
}

// shift checks a signed count; Go and the ops agree on counts of 64 and more.
func (l *lowerer) shift(b *ssa.BinOp) {
	n := l.scalar(b.Y)
	if !isUnsigned(b.Y.Type()) && !n.Const {
		l.emit(assemble.Ins{Op: jitcode.CheckShift, Args: []assemble.Operand{n}})
	}
	switch {
	case b.Op == token.SHL:
		l.computeNarrow(ops.IntLshift, b, l.scalar(b.X), n)
	case isUnsigned(b.X.Type()):
		l.compute(ops.UintRshift, b, l.scalar(b.X), n)
	default:
		l.compute(ops.IntRshift, b, l.scalar(b.X), n)
	}
}

func (l *lowerer) divide(b *ssa.BinOp) {
	d := l.scalar(b.Y)
	if !d.Const {
		l.emit(assemble.Ins{Op: jitcode.CheckNonzero, Args: []assemble.Operand{d}})
	}
	l.computeNarrow(divisions[isUnsigned(b.X.Type())][b.Op], b, l.scalar(b.X), d) // -128 / -1 does not fit int8
}

// divisions has the ops by whether the numbers are unsigned.
var divisions = map[bool]map[token.Token]ops.Code{
	false: {token.QUO: ops.IntDiv, token.REM: ops.IntMod},
	true:  {token.QUO: ops.UintDiv, token.REM: ops.UintMod},
}

// signed and unsigned comparisons. Unsigned numbers of less than 64 bits are
// not negative in a register, so the signed ones serve them too.
var (
	compareOps = map[token.Token]ops.Code{
		token.EQL: ops.IntEq, token.NEQ: ops.IntNe, token.LSS: ops.IntLt,
		token.LEQ: ops.IntLe, token.GTR: ops.IntGt, token.GEQ: ops.IntGe,
	}
	compareUintOps = map[token.Token]ops.Code{
		token.LSS: ops.UintLt, token.LEQ: ops.UintLe, token.GTR: ops.UintGt, token.GEQ: ops.UintGe,
	}
)

func (l *lowerer) compare(b *ssa.BinOp) {
	switch t := b.X.Type().Underlying().(type) {
	case *types.Basic:
		if t.Info()&types.IsString != 0 {
			l.compareStrings(b)
			return
		}
		if basicIsRef(t) {
			l.comparePointers(b)
			return
		}
		l.compareInts(b)
	case *types.Interface, *types.Slice:
		l.compareNil(b)
	case *types.Struct, *types.Array:
		if !mayNotCompare(t) {
			l.compareParts(b)
			return
		}
		l.unsupported(l.pos, "comparing values of type "+l.typeName(b.X.Type()))
	default:
		l.comparePointers(b)
	}
}

func basicIsRef(t *types.Basic) bool {
	return t.Kind() == types.UnsafePointer || t.Kind() == types.UntypedNil
}

func (l *lowerer) compareInts(b *ssa.BinOp) {
	x, y := l.scalar(b.X), l.scalar(b.Y)
	if isZero(b.X) {
		x, y = y, x
	}
	if (isZero(b.X) || isZero(b.Y)) && (b.Op == token.EQL || b.Op == token.NEQ) {
		c := ops.IntIsZero
		if b.Op == token.NEQ {
			c = ops.IntIsTrue
		}
		l.compute(c, b, x)
		return
	}
	c := compareOps[b.Op]
	if m, _ := scalarMem(b.X.Type()); m == descr.Uint64 {
		if u, ok := compareUintOps[b.Op]; ok {
			c = u
		}
	}
	l.compute(c, b, l.scalar(b.X), l.scalar(b.Y))
}

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Int && constant.Sign(c.Value) == 0
}

func (l *lowerer) comparePointers(b *ssa.BinOp) {
	c := ops.PtrEq
	if b.Op == token.NEQ {
		c = ops.PtrNe
	}
	l.compute(c, b, l.scalar(b.X), l.scalar(b.Y))
}

// compareNil compares an interface or a slice with nil, by its first word.
func (l *lowerer) compareNil(b *ssa.BinOp) {
	if !isNil(b.X) && !isNil(b.Y) {
		l.compareInterfaces(b)
		return
	}
	l.comparePointers(b)
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil
}

// compareStrings calls a function made for it, never looked into: pure, unless
// the bytes of strings may change.
func (l *lowerer) compareStrings(b *ssa.BinOp) {
	if s, text, ok := constString(b); ok && (b.Op == token.EQL || b.Op == token.NEQ) {
		l.equalsConst(b, l.value(s), text)
		return
	}
	l.callCompareOf(b)
}

func (l *lowerer) callCompareOf(b *ssa.BinOp) {
	l.callCompare(b.Op, append(append([]assemble.Operand{}, l.value(b.X)...), l.value(b.Y)...), l.define(b))
}

func (l *lowerer) callCompare(op token.Token, args []assemble.Operand, dst []assemble.VReg) {
	name := fmt.Sprintf("string.%s", map[token.Token]string{
		token.EQL: "eq", token.NEQ: "ne", token.LSS: "lt", token.LEQ: "le", token.GTR: "gt", token.GEQ: "ge"}[op])
	s := l.newStub()
	expr := fmt.Sprintf("%s %s %s", s.arg(types.Typ[types.String]), op, s.arg(types.Typ[types.String]))
	d := l.madeCall(name, s, descr.Bool, expr)
	d.Pure = !l.exposed.changesStrings()
	d.Effects.ReadsAll = !d.Pure
	l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: dst, Descr: d})
}

// convert emits the conversions that change bits; see freeConversion.
func (l *lowerer) convert(c *ssa.Convert) {
	if l.freeConversion(c) != nil {
		return
	}
	if l.convertString(c) {
		return
	}
	m, ok := scalarMem(c.Type())
	from, fromOK := scalarMem(c.X.Type())
	if !ok || !fromOK || m.Kind != descr.Int || from.Kind != descr.Int {
		l.unsupported(l.pos, fmt.Sprintf("converting %s to %s", l.typeName(c.X.Type()), l.typeName(c.Type())))
		return
	}
	if m.Float || from.Float {
		l.convertFloat(c, from, m)
		return
	}
	l.extend(m, c, l.scalar(c.X))
}

// freeConversion gives the operand of a conversion between numbers that leaves
// the register as it is: to 64 bits, or to a type that holds all values of the old one.
func (l *lowerer) freeConversion(c *ssa.Convert) []assemble.Operand {
	to, ok := scalarMem(c.Type())
	from, fromOK := scalarMem(c.X.Type())
	if !ok || !fromOK || to.Kind != from.Kind {
		return nil
	}
	switch {
	case to.Kind == descr.Ref:
		return l.value(c.X) // by way of unsafe.Pointer: see exposure
	case to.Float || from.Float:
		if to == from {
			return l.value(c.X)
		}
	case to.Size == 8, to == from,
		to.Size > from.Size && (to.Signed || !from.Signed):
		return l.value(c.X)
	}
	return nil
}
