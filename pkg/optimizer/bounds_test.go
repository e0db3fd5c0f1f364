package optimizer

import (
	"math"
	"math/rand/v2"
	"testing"

	"mergepoint/pkg/ops"
)

// TestBoundsHold: what an op gives for numbers from two ranges is in the range
// computed for it, and a comparison decided by ranges is decided rightly.
func TestBoundsHold(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		a, b := randomRange(r), randomRange(r)
		for c, f := range resultBounds {
			code := ops.Code(c)
			row := code.Row()
			if f == nil || row.Int1 == nil && row.Int2 == nil {
				continue
			}
			x, y := in(r, a), in(r, b)
			if code == ops.IntSignext || code == ops.IntZeroext {
				y = []int64{1, 2, 4}[r.IntN(3)]
				b = exactly(y)
			}
			if code.Is(ops.Traps) && y == 0 {
				continue
			}
			var v int64
			if row.Int1 != nil {
				v = row.Int1(x)
			} else {
				v = row.Int2(x, y)
			}
			if got := f(a, b); v < got.lo || v > got.hi {
				t.Fatalf("%v(%d of %v, %d of %v) = %d, not in %v", code, x, a, y, b, v, got)
			}
		}
		checkDecided(t, r, a, b)
	}
}

func checkDecided(t *testing.T, r *rand.Rand, a, b bounds) {
	for _, code := range codes(opposite) {
		row := code.Row()
		decided, ok := decide(code, a, b)
		if !ok || row.Ref2 != nil {
			continue
		}
		x, y := in(r, a), in(r, b)
		v := int64(0)
		if row.Int1 != nil {
			v = row.Int1(x)
		} else {
			v = row.Int2(x, y)
		}
		if v != truth(decided) {
			t.Fatalf("%v(%d of %v, %d of %v) = %d, decided otherwise", code, x, a, y, b, v)
		}
	}
}

var ends = []int64{math.MinInt64, math.MinInt64 + 1, -256, -3, -1, 0, 1, 2, 5, 64, 255, math.MaxInt64 - 1, math.MaxInt64}

func randomRange(r *rand.Rand) bounds {
	lo, hi := ends[r.IntN(len(ends))], ends[r.IntN(len(ends))]
	return span(min(lo, hi), max(lo, hi))
}

// in gives a number of a range, often one of its ends.
func in(r *rand.Rand, b bounds) int64 {
	switch r.IntN(3) {
	case 0:
		return b.lo
	case 1:
		return b.hi
	}
	if n := uint64(b.hi) - uint64(b.lo); n < math.MaxUint64 {
		return int64(uint64(b.lo) + r.Uint64N(n+1))
	}
	return int64(r.Uint64())
}
