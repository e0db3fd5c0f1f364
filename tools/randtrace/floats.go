package randtrace

import (
	"math"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// floatEdges are the floats at which ops, conversions and rules that hold for real
// numbers go wrong.
var floatEdges = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.5, 1.5, -2.5, 1 << 53, 1<<53 + 2, 1 << 31, 1<<32 - 0.5, -1 << 31, 1 << 63, -1 << 63, 1 << 64,
	math.MaxFloat64, math.SmallestNonzeroFloat64, 1e-310, math.MaxFloat32, 1e-40, math.Inf(1), math.Inf(-1), math.NaN(),
}

var floatOps = []ops.Code{
	ops.FloatAdd, ops.FloatAdd, ops.FloatSub, ops.FloatMul, ops.FloatTruediv, ops.FloatNeg, ops.FloatAbs, ops.FloatSqrt, ops.FloatFloor, ops.FloatCeil, ops.FloatTrunc,
	ops.CastFloatToInt, ops.CastFloatToInt32, ops.CastFloatToUint, ops.CastFloatToSinglefloat, ops.CastIntToFloat, ops.CastUintToFloat, ops.CastSinglefloatToFloat,
	ops.CastIntToSinglefloat, ops.CastUintToSinglefloat,
	ops.IntLen, ops.IntCtz, ops.IntPopcount, ops.IntBswap, ops.IntRotl, ops.UintMulHigh,
}

var floatComparisons = []ops.Code{ops.FloatLt, ops.FloatLe, ops.FloatEq, ops.FloatNe, ops.FloatGt, ops.FloatGe}

// floats computes with a few floats one after another, and asks how they compare.
// What it reads is whatever ints there are: all are the bits of some float.
func (c *recorder) floats() {
	for range 1 + c.r.IntN(6) {
		code := floatOps[c.r.IntN(len(floatOps))]
		if code.Row().Int1 != nil {
			c.value(code, c.aFloat(code))
		} else {
			c.value(code, c.aFloat(code), c.aFloat(code))
		}
		if c.r.IntN(3) > 0 {
			continue
		}
		code = floatComparisons[c.r.IntN(len(floatComparisons))]
		cond := c.value(code, c.aFloat(code), c.aFloat(code))
		c.between(cond)
		if c.r.IntN(4) > 0 {
			c.branch(cond)
		}
	}
}

// aFloat gives an int: for an op on floats mostly what such an op gave, or the bits
// of a number from the edges.
func (c *recorder) aFloat(code ops.Code) *trace.Box {
	if code.Is(ops.OfFloats) && c.r.IntN(3) == 0 {
		return trace.ConstInt(ops.FloatBits(floatEdges[c.r.IntN(len(floatEdges))]))
	}
	return c.anInt()
}
