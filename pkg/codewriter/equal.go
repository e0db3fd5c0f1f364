package codewriter

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// compareParts compares structs or arrays part by part. All of them are compared: none
// can panic, and what loads their parts came before.
func (l *lowerer) compareParts(b *ssa.BinOp) {
	var parts []assemble.Operand
	l.equalParts(&parts, b.X.Type(), l.value(b.X), l.value(b.Y))
	equal := assemble.Int(1) // of what has no parts
	for n, part := range parts {
		if n == 0 {
			equal = part
		} else {
			equal = l.temp(ops.IntAnd, equal, part)
		}
	}
	c := ops.IntIsTrue
	if b.Op == token.NEQ {
		c = ops.IntIsZero
	}
	l.compute(c, b, equal)
}

// equalParts compares the parts of two values of a type, and gives what is left of
// their operands.
func (l *lowerer) equalParts(parts *[]assemble.Operand, t types.Type, x, y []assemble.Operand) (restX, restY []assemble.Operand) {
	ask := func(c ops.Code) ([]assemble.Operand, []assemble.Operand) {
		*parts = append(*parts, l.temp(c, x[0], y[0]))
		return x[1:], y[1:]
	}
	m, _ := scalarMem(t)
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			kept := parts
			if f.Name() == "_" { // which Go does not compare
				kept = new([]assemble.Operand)
			}
			x, y = l.equalParts(kept, f.Type(), x, y)
		}
		return x, y
	case *types.Array:
		for range u.Len() {
			x, y = l.equalParts(parts, u.Elem(), x, y)
		}
		return x, y
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			equal := l.out.NewReg(descr.Int, "")
			l.callCompare(token.EQL, append(append([]assemble.Operand{}, x[:2]...), y[:2]...), []assemble.VReg{equal})
			*parts = append(*parts, l.out.Operand(equal))
			return x[2:], y[2:]
		}
	}
	switch {
	case m == descr.Float32:
		*parts = append(*parts, l.temp(ops.FloatEq, l.temp(ops.CastSinglefloatToFloat, x[0]), l.temp(ops.CastSinglefloatToFloat, y[0])))
		return x[1:], y[1:]
	case m.Float:
		return ask(ops.FloatEq)
	case m.Kind == descr.Ref:
		return ask(ops.PtrEq)
	}
	return ask(ops.IntEq)
}
