package ops

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
)

// A float64 is an int of the int bank: its bits. So frames, resume data, fail args
// and calls need no third bank, which RPython has; what an op's operands are, its
// row says, and a backend that has registers of their own for floats keeps them
// there by that. A float32 is its 32 bits, zero extended, and is computed with as a
// float64, rounded after each op: 53 bits are enough (2*24+2) for sum, difference,
// product, quotient and root to be those of float32.
//
// Everything here is what Go's compiler makes of the same expression, and no rule
// treats floats as if they were real numbers. Only of two NaNs Go itself leaves
// open which one an op passes on.

// Float gives the float64 that an int's bits are.
func Float(a int64) float64 { return math.Float64frombits(uint64(a)) }

// FloatBits gives the bits of a float64.
func FloatBits(f float64) int64 { return int64(math.Float64bits(f)) }

// Single gives the float32 that the low 32 bits of an int are.
func Single(a int64) float32 { return math.Float32frombits(uint32(a)) }

// SingleBits gives the bits of a float32.
func SingleBits(f float32) int64 { return int64(math.Float32bits(f)) }

// signBit is that of a float64.
const signBit = math.MinInt64

func onFloat(f func(a float64) float64) func(int64) int64 {
	return func(a int64) int64 { return FloatBits(f(Float(a))) }
}

func onFloats(f func(a, b float64) float64) func(a, b int64) int64 {
	return func(a, b int64) int64 { return FloatBits(f(Float(a), Float(b))) }
}

func floatsAre(f func(a, b float64) bool) func(a, b int64) int64 {
	return func(a, b int64) int64 { return b2i(f(Float(a), Float(b))) }
}

func mulHigh(a, b int64) int64 {
	hi, _ := bits.Mul64(uint64(a), uint64(b))
	return int64(hi)
}

// FloatText prints the float that an int's bits are, so that it is told from an int
// and read back bit by bit: 1.0, -2.5e-07, inf, nan, nan_7ff8000000000002.
func FloatText(a int64) string {
	f := Float(a)
	text := strconv.FormatFloat(f, 'g', -1, 64)
	switch {
	case a == FloatBits(math.NaN()):
		return "nan"
	case f != f:
		return "nan_" + strconv.FormatUint(uint64(a), 16)
	case math.IsInf(f, 0):
		return strings.ToLower(strings.TrimPrefix(text, "+"))
	case !strings.ContainsAny(text, ".e"):
		return text + ".0"
	}
	return text
}

// ParseFloat is the inverse of [FloatText].
func ParseFloat(text string) (bits int64, ok bool) {
	if hex, found := strings.CutPrefix(text, "nan_"); found {
		u, err := strconv.ParseUint(hex, 16, 64)
		return int64(u), err == nil
	}
	f, err := strconv.ParseFloat(text, 64)
	bits = FloatBits(f)
	return bits, err == nil && FloatText(bits) == text
}

// PrintsFloat reports whether a constant operand of the op is printed as a float: of
// one that computes with floats, or that stores a float of 64 bits.
func PrintsFloat(c Code, d descr.Descr) bool {
	if d, ok := d.(*descr.Memory); ok {
		return c == SetfieldGc && d.Mem == descr.Float64 // with an item's the index is among the operands
	}
	return c.Is(OfFloats)
}
