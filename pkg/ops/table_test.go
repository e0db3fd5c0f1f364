package ops

import (
	"math"
	"strings"
	"testing"

	"mergepoint/pkg/descr"
)

// computed reports whether a row must bring the function that computes it.
func computed(r *Row) bool {
	return r.Facts&Pure != 0 && !r.ByDescr && r.Code != Strgetitem
}

func TestRowsAreWhole(t *testing.T) {
	for n := range Table {
		r := &Table[n]
		if r.Code == Invalid {
			continue
		}
		if r.Doc == "" || !strings.Contains(r.Example, r.Name+"(") {
			t.Errorf("%s: doc %q, example %q", r.Name, r.Doc, r.Example)
		}
		if r.Variadic != (r.Args == nil) {
			t.Errorf("%s: either Args or Variadic", r.Name)
		}
		if hasResult := r.Result != descr.Void || r.ByDescr && r.Facts&Store == 0; hasResult != strings.Contains(r.Example, " = ") {
			t.Errorf("%s: the example disagrees with Result", r.Name)
		}
		evals := 0
		for _, set := range []bool{r.Int1 != nil, r.Int2 != nil, r.Ref2 != nil, r.RefInt != nil} {
			if set {
				evals++
			}
		}
		if want := map[bool]int{true: 1}[computed(r)]; evals != want {
			t.Errorf("%s: %d evaluation functions, want %d", r.Name, evals, want)
		}
		if c, ok := Lookup(r.Name); !ok || c != r.Code {
			t.Errorf("Lookup(%q) = %v, %v", r.Name, c, ok)
		}
	}
	if _, ok := Lookup("invalid"); ok {
		t.Error("Lookup finds the zero op")
	}
}

// edges are the numbers at which integer ops go wrong.
var edges = []int64{0, 1, 2, 3, 7, 8, 63, 64, 65, 127, 128, 255, 256, -1, -2, -127, -128, -129,
	math.MaxInt32, math.MinInt32, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1,
	FloatBits(1), FloatBits(-1.5), FloatBits(1 << 53), FloatBits(-1 << 63), FloatBits(1 << 63), FloatBits(1 << 64), FloatBits(math.Inf(1)), FloatBits(math.Inf(-1)), FloatBits(math.NaN())}

func TestFactsHold(t *testing.T) {
	for n := range Table {
		r := &Table[n]
		if r.Int2 == nil {
			continue
		}
		for _, a := range edges {
			for _, b := range edges {
				if r.Facts&Traps != 0 && b == 0 || (r.Code == IntSignext || r.Code == IntZeroext) && !IsWidth(b) {
					continue
				}
				v := r.Int2(a, b)
				if r.Facts&Compare != 0 && v != 0 && v != 1 {
					t.Errorf("%s(%d, %d) = %d, but it is marked as a comparison", r.Name, a, b, v)
				}
				if r.Facts&Commutative != 0 && v != r.Int2(b, a) {
					t.Errorf("%s(%d, %d) is not commutative", r.Name, a, b)
				}
			}
		}
	}
}

func TestMeanings(t *testing.T) {
	for _, c := range []struct {
		op         Code
		a, b, want int64
	}{
		{IntAdd, math.MaxInt64, 1, math.MinInt64},
		{IntSub, math.MinInt64, 1, math.MaxInt64},
		{IntMul, math.MaxInt64, 2, -2},
		{IntDiv, -7, 2, -3},
		{IntDiv, math.MinInt64, -1, math.MinInt64},
		{IntMod, -7, 2, -1},
		{IntMod, math.MinInt64, -1, 0},
		{UintDiv, -1, 2, math.MaxInt64},
		{UintMod, -1, 10, 5},
		{IntLshift, 1, 63, math.MinInt64},
		{IntLshift, 1, 64, 0},
		{IntLshift, 1, -1, 0},
		{IntRshift, -8, 1, -4},
		{IntRshift, -8, 100, -1},
		{UintRshift, -1, 63, 1},
		{UintRshift, -1, 64, 0},
		{IntSignext, 0x80, 1, -128},
		{IntSignext, 0x8000, 2, -32768},
		{IntZeroext, -1, 1, 255},
		{IntZeroext, -1, 4, math.MaxUint32},
		{UintLt, 5, -1, 1},
		{IntLt, 5, -1, 0},
		{UintGe, -1, 5, 1},
	} {
		if got := c.op.Row().Int2(c.a, c.b); got != c.want {
			t.Errorf("%s(%d, %d) = %d, want %d", c.op, c.a, c.b, got, c.want)
		}
	}
	if IntIsTrue.Row().Int1(-3) != 1 || IntIsZero.Row().Int1(-3) != 0 || IntNeg.Row().Int1(math.MinInt64) != math.MinInt64 || IntInvert.Row().Int1(0) != -1 {
		t.Error("a unary op is wrong")
	}
}
