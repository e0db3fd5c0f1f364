package optimizer

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/ops"
)

// around gives what may be known of a number.
func around(r *rand.Rand, v int64) bounds {
	b := anything
	if r.IntN(4) > 0 {
		b.lo = min(v, number64(r))
	}
	if r.IntN(4) > 0 {
		b.hi = max(v, number64(r))
	}
	if mask := r.Uint64() | r.Uint64()&-uint64(r.IntN(2)); r.IntN(2) == 0 {
		b.bits = bits{uint64(v) & mask, ^uint64(v) & mask}
	}
	switch r.IntN(8) {
	case 0:
		return exactly(v)
	case 1:
		b.lo, b.hi = max(b.lo, satAdd(v, -3)), min(b.hi, satAdd(v, 5))
	}
	b, ok := b.shrink()
	if !ok {
		panic("shrink finds nothing where there is a number")
	}
	return b
}

func satAdd(v, d int64) int64 {
	if wraps(v, d, v+d) {
		return v
	}
	return v + d
}

func number64(r *rand.Rand) int64 {
	switch r.IntN(4) {
	case 0:
		return ends[r.IntN(len(ends))]
	case 1:
		return int64(r.IntN(300)) - 150
	case 2:
		return int64(1)<<r.IntN(64) - int64(r.IntN(3))
	}
	return int64(r.Uint64()) >> r.IntN(64)
}

// TestIntegersHold: what an op gives is within what is known of its result, the
// operands within what is known back from that, and comparisons are decided rightly.
func TestIntegersHold(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 400_000 {
		x, y := number64(r), number64(r)
		if r.IntN(3) == 0 {
			y = int64(r.IntN(70)) - 2
		}
		for c := range ops.Table {
			code := ops.Code(c)
			row := code.Row()
			if row.Int1 == nil && row.Int2 == nil || forward[c] == nil && opposite[c] == ops.Invalid {
				continue
			}
			y := y
			if code == ops.IntSignext || code == ops.IntZeroext {
				y = []int64{1, 2, 4}[r.IntN(3)]
			}
			if code.Is(ops.Traps) && y == 0 {
				continue
			}
			checkKnown(t, r, code, x, y)
		}
		if t.Failed() {
			return
		}
	}
}

func checkKnown(t *testing.T, r *rand.Rand, code ops.Code, x, y int64) {
	row, a, b := code.Row(), around(r, x), around(r, y)
	if code == ops.IntSignext || code == ops.IntZeroext {
		b = exactly(y)
	}
	if !a.has(x) || !b.has(y) {
		t.Fatalf("shrinking lost %d of %v, or %d of %v", x, a, y, b)
	}
	var v int64
	if row.Int1 != nil {
		v = row.Int1(x)
	} else {
		v = row.Int2(x, y)
	}
	if code.Is(ops.Compare) {
		if got, ok := decideAny(code, a, b); ok && truth(got) != v {
			t.Errorf("%v(%d of %v, %d of %v) = %d, decided otherwise", code, x, a, y, b, v)
		}
		return
	}
	if got := forward[code](a, b); !got.has(v) {
		t.Errorf("%v(%d of %v, %d of %v) = %d, not in %v", code, x, a, y, b, v, got)
	}
	if f := backward[code]; f != nil {
		known := around(r, v)
		nx, ny := f(known, a, b)
		if !nx.has(x) || !ny.has(y) {
			t.Errorf("%v(%d of %v, %d of %v) = %d of %v: back, %v and %v", code, x, a, y, b, v, known, nx, ny)
		}
	}
}

// TestShrink: of each range of five bits with known bits the ends are numbers that
// are left, and those are all.
func TestShrink(t *testing.T) {
	for lo := int64(-16); lo < 16; lo++ {
		for hi := lo; hi < 16; hi++ {
			for ones := uint64(0); ones < 16; ones++ {
				for zeros := uint64(0); zeros < 16; zeros++ {
					b := span(lo, hi)
					b.bits = bits{ones, zeros}
					least, most, any := int64(math.MaxInt64), int64(math.MinInt64), false
					for v := lo; v <= hi; v++ {
						if b.has(v) {
							least, most, any = min(least, v), max(most, v), true
						}
					}
					got, ok := b.shrink()
					if ok != any || ok && !cmp.Equal([]int64{least, most}, []int64{got.lo, got.hi}) {
						t.Fatalf("%v shrinks to %v, %v; want %d to %d, %v", b, got, ok, least, most, any)
					}
				}
			}
		}
	}
}
