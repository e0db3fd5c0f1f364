package codewriter

import (
	"go/token"
	"go/types"
	"math"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// An intrinsic emits ops in place of a call of a function of the standard library,
// as Go's compiler does for the same functions. It is given the operands' registers.
type intrinsic func(l *lowerer, c *ssa.Call, x []assemble.Operand)

// intrinsics are found by package and name.
var intrinsics = map[string]intrinsic{
	"math.Sqrt":            one(ops.FloatSqrt),
	"math.Floor":           one(ops.FloatFloor),
	"math.Ceil":            one(ops.FloatCeil),
	"math.Trunc":           one(ops.FloatTrunc),
	"math.Abs":             one(ops.FloatAbs),
	"math.Copysign":        copysign,
	"math.Signbit":         func(l *lowerer, c *ssa.Call, x []assemble.Operand) { l.compute(ops.IntLt, c, x[0], assemble.Int(0)) },
	"math.IsNaN":           func(l *lowerer, c *ssa.Call, x []assemble.Operand) { l.compute(ops.FloatNe, c, x[0], x[0]) },
	"math.Float64bits":     same,
	"math.Float64frombits": same,
	"math.Float32bits":     same,
	"math.Float32frombits": same,

	"math/bits.Len":             one(ops.IntLen),
	"math/bits.Len8":            one(ops.IntLen),
	"math/bits.Len16":           one(ops.IntLen),
	"math/bits.Len32":           one(ops.IntLen),
	"math/bits.Len64":           one(ops.IntLen),
	"math/bits.LeadingZeros":    leadingZeros(64),
	"math/bits.LeadingZeros8":   leadingZeros(8),
	"math/bits.LeadingZeros16":  leadingZeros(16),
	"math/bits.LeadingZeros32":  leadingZeros(32),
	"math/bits.LeadingZeros64":  leadingZeros(64),
	"math/bits.TrailingZeros":   one(ops.IntCtz),
	"math/bits.TrailingZeros8":  trailingZeros(8),
	"math/bits.TrailingZeros16": trailingZeros(16),
	"math/bits.TrailingZeros32": trailingZeros(32),
	"math/bits.TrailingZeros64": one(ops.IntCtz),
	"math/bits.OnesCount":       one(ops.IntPopcount),
	"math/bits.OnesCount8":      one(ops.IntPopcount),
	"math/bits.OnesCount16":     one(ops.IntPopcount),
	"math/bits.OnesCount32":     one(ops.IntPopcount),
	"math/bits.OnesCount64":     one(ops.IntPopcount),
	"math/bits.RotateLeft":      func(l *lowerer, c *ssa.Call, x []assemble.Operand) { l.compute(ops.IntRotl, c, x[0], x[1]) },
	"math/bits.RotateLeft64":    func(l *lowerer, c *ssa.Call, x []assemble.Operand) { l.compute(ops.IntRotl, c, x[0], x[1]) },
	"math/bits.RotateLeft8":     rotateLeft(8),
	"math/bits.RotateLeft16":    rotateLeft(16),
	"math/bits.RotateLeft32":    rotateLeft(32),
	"math/bits.ReverseBytes":    one(ops.IntBswap),
	"math/bits.ReverseBytes64":  one(ops.IntBswap),
	"math/bits.ReverseBytes32":  reverseBytes(32),
	"math/bits.ReverseBytes16":  reverseBytes(16),
	"math/bits.Add":             addCarry,
	"math/bits.Add64":           addCarry,
	"math/bits.Sub":             subBorrow,
	"math/bits.Sub64":           subBorrow,
	"math/bits.Mul":             multiplyFull,
	"math/bits.Mul64":           multiplyFull,
}

// intrinsicOf gives what stands for a function, nil if nothing does.
func intrinsicOf(fn *ssa.Function) intrinsic {
	if fn.Pkg == nil || fn.Object() == nil || fn.Signature.Recv() != nil || fn.Parent() != nil {
		return nil
	}
	return intrinsics[fn.Pkg.Pkg.Path()+"."+fn.Name()]
}

// one is a function that is one op.
func one(code ops.Code) intrinsic {
	return func(l *lowerer, c *ssa.Call, x []assemble.Operand) { l.compute(code, c, x[0]) }
}

// same is a function that is nothing to the engine.
func same(l *lowerer, c *ssa.Call, x []assemble.Operand) { l.copyTo(l.define(c), x) }

func copysign(l *lowerer, c *ssa.Call, x []assemble.Operand) {
	number := l.temp(ops.IntAnd, x[0], assemble.Int(math.MaxInt64))
	sign := l.temp(ops.IntAnd, x[1], assemble.Int(math.MinInt64))
	l.compute(ops.IntOr, c, number, sign)
}

func leadingZeros(width int64) intrinsic {
	return func(l *lowerer, c *ssa.Call, x []assemble.Operand) {
		l.compute(ops.IntSub, c, assemble.Int(width), l.temp(ops.IntLen, x[0]))
	}
}

// trailingZeros sets the bit behind a narrow number, where counting ends.
func trailingZeros(width uint) intrinsic {
	return func(l *lowerer, c *ssa.Call, x []assemble.Operand) {
		l.compute(ops.IntCtz, c, l.temp(ops.IntOr, x[0], assemble.Int(1<<width)))
	}
}

// rotateLeft joins what is shifted out of a narrow number with the rest.
func rotateLeft(width int64) intrinsic {
	return func(l *lowerer, c *ssa.Call, x []assemble.Operand) {
		by := l.temp(ops.IntAnd, x[1], assemble.Int(width-1))
		high := l.temp(ops.IntLshift, x[0], by)
		low := l.temp(ops.UintRshift, x[0], l.temp(ops.IntSub, assemble.Int(width), by))
		l.compute(ops.IntZeroext, c, l.temp(ops.IntOr, high, low), assemble.Int(width/8))
	}
}

func reverseBytes(width int64) intrinsic {
	return func(l *lowerer, c *ssa.Call, x []assemble.Operand) {
		l.compute(ops.UintRshift, c, l.temp(ops.IntBswap, x[0]), assemble.Int(64-width))
	}
}

// twoResults moves two results, which may be read from the operands' registers, to
// their places at once.
func (l *lowerer) twoResults(c *ssa.Call, a, b assemble.Operand) {
	l.copyTo(l.define(c), []assemble.Operand{a, b})
}

// addCarry: the carry comes out where both operands have the highest bit, or one
// has and the sum has not (Hacker's Delight, 2-13).
func addCarry(l *lowerer, c *ssa.Call, x []assemble.Operand) {
	sum := l.temp(ops.IntAdd, l.temp(ops.IntAdd, x[0], x[1]), x[2])
	either := l.temp(ops.IntAnd, l.temp(ops.IntOr, x[0], x[1]), l.temp(ops.IntInvert, sum))
	out := l.temp(ops.IntOr, l.temp(ops.IntAnd, x[0], x[1]), either)
	l.twoResults(c, sum, l.temp(ops.UintRshift, out, assemble.Int(63)))
}

func subBorrow(l *lowerer, c *ssa.Call, x []assemble.Operand) {
	diff := l.temp(ops.IntSub, l.temp(ops.IntSub, x[0], x[1]), x[2])
	below := l.temp(ops.IntAnd, l.temp(ops.IntInvert, x[0]), x[1])
	equal := l.temp(ops.IntAnd, l.temp(ops.IntInvert, l.temp(ops.IntXor, x[0], x[1])), diff)
	l.twoResults(c, diff, l.temp(ops.UintRshift, l.temp(ops.IntOr, below, equal), assemble.Int(63)))
}

func multiplyFull(l *lowerer, c *ssa.Call, x []assemble.Operand) {
	high := l.temp(ops.UintMulHigh, x[0], x[1])
	l.twoResults(c, high, l.temp(ops.IntMul, x[0], x[1]))
}

// minMax emits the builtins min and max, two operands at a time. Of integers no
// branch is needed: the mask of the comparison chooses between them. Of floats NaN
// and the two zeros matter, so a pure call does what Go does; of strings too.
func (l *lowerer) minMax(c *ssa.Call, name string) {
	args := c.Call.Args
	best := l.value(args[0])
	for _, v := range args[1:] {
		if isFloat(v.Type()) || isString(v.Type()) {
			best = l.pureCall(made{name: name, of: v.Type(), args: []types.Type{v.Type(), v.Type()}, result: v.Type(), text: l.builtin(name) + "(%s, %s)"},
				append(best[:len(best):len(best)], l.value(v)...))
		} else {
			best = []assemble.Operand{l.better(name, best[0], v)}
		}
	}
	l.copyTo(l.define(c), best)
}

func (l *lowerer) better(name string, best assemble.Operand, v ssa.Value) assemble.Operand {
	tok := map[string]token.Token{"min": token.LSS, "max": token.GTR}[name]
	code := compareOps[tok]
	if m, _ := scalarMem(v.Type()); m == descr.Uint64 {
		code = compareUintOps[tok]
	}
	x := l.scalar(v)
	mask := l.temp(ops.IntNeg, l.temp(code, x, best))
	return l.temp(ops.IntXor, best, l.temp(ops.IntAnd, l.temp(ops.IntXor, best, x), mask))
}

// pureCall makes a call whose result depends on its operands alone, and gives the
// result's registers. Where the bytes of strings may change it is not pure.
func (l *lowerer) pureCall(m made, args []assemble.Operand) []assemble.Operand {
	m.pure = true
	if takesString(m) && l.exposed.changesStrings() {
		m.pure, m.effects = false, everything()
	}
	dst := l.fresh(m.result, "")
	l.callMade(m, args, dst)
	return l.regs(dst)
}

func takesString(m made) bool { return slices.ContainsFunc(m.args, isString) }
