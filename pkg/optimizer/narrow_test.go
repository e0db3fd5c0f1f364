package optimizer

import (
	"math/rand/v2"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// byteWidths are the widths whose loops can all be gone.
var byteWidths = []width{{8, ops.IntZeroext}, {8, ops.IntSignext}, {5, ops.IntZeroext}}

// steps of narrow numbers: also such as are no numbers of the width.
var narrowSteps = []int64{1, 2, 3, 6, 8, 16, 127, 128, 255, 256, 257, 1 << 40, -1, -2, -3, -4, -128, -129, -255, -256}

// goneNarrow is in how many rounds a comparison of narrow numbers holds; of orders only as
// long as the number does not wrap around. It may be endless.
func goneNarrow(c ops.Code, from, step, limit int64, w width) (n int64, ends bool) {
	k := numbersOf(64)
	cut := func(v int64) int64 { return k.extend(trace.ConstInt(v), w).Int }
	for x := from; n <= 1<<w.bits; n++ {
		if c.Row().Int2(x, limit) == 0 {
			return n, true
		}
		next := cut(x + step)
		if c != ops.IntNe && c != ops.IntEq && next != x+step {
			return n + 1, false
		}
		x = next
	}
	return n, false
}

// TestNarrowRounds: all starts and limits of numbers of few bits in arithmetic of 64,
// against the loops themselves: exactly as many rounds where the loop ends, never too
// many where it does not.
func TestNarrowRounds(t *testing.T) {
	k := numbersOf(64)
	for _, w := range byteWidths {
		for _, c := range []ops.Code{ops.IntNe, ops.IntEq, ops.IntLt, ops.IntLe, ops.IntGt, ops.IntGe} {
			for _, step := range narrowSteps {
				for limit := w.bounds().lo; limit <= w.bounds().hi; limit++ {
					if far := min(limit-w.bounds().lo, w.bounds().hi-limit); !*allLimits && far > 0 && far%67 != 37 {
						continue
					}
					for from := w.bounds().lo; from <= w.bounds().hi; from++ {
						checkNarrow(t, k, c, from, step, limit, w)
					}
				}
			}
		}
	}
}

func checkNarrow(t *testing.T, k *calculator, c ops.Code, from, step, limit int64, w width) {
	t.Helper()
	want, ends := goneNarrow(c, from, step, limit, w)
	for _, s := range []*trace.Box{trace.ConstInt(step), variable(step)} {
		got := k.rounds(c, variable(from), s, variable(limit), w).Int
		switch {
		case got == want:
		case ends && s.Const && (c == ops.IntNe || c == ops.IntEq || (step > 0) == rises(c)):
			t.Fatalf("%v: %v %d, from %d by %d: %d rounds, want %d", w, c, limit, from, step, got, want)
		case ends && uint64(got) > uint64(want):
			t.Fatalf("%v: %v %d, from %d by %d: %d rounds, which is more than %d", w, c, limit, from, step, got, want)
		case !ends && c != ops.IntNe && c != ops.IntEq && uint64(got) > uint64(want):
			t.Fatalf("%v: %v %d, from %d by %d: %d rounds, but it wraps around after %d", w, c, limit, from, step, got, want)
		}
	}
}

// TestNarrowValues: what is cut off once, in the end, is what is cut off at each step.
func TestNarrowValues(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	k := numbersOf(64)
	boxes := map[int32]*trace.Box{}
	box := func(id int32) *trace.Box { return boxes[id] }
	widths := append([]width{{16, ops.IntZeroext}, {16, ops.IntSignext}, {32, ops.IntSignext}, {12, ops.IntZeroext}, whole}, byteWidths...)
	cut := func(v int64, w width) int64 { return k.extend(trace.ConstInt(v), w).Int }
	for range 20000 {
		for id := range int32(4) {
			boxes[id] = variable(int64(r.Uint64()) >> r.IntN(64))
		}
		n := r.Int64N(300)
		at := func(v evolution) int64 {
			return cut(k.after(v.series, k.choices(variable(n), maxDegree), box).Int, v.width)
		}
		known := func() evolution { return evolution{randomSeries(r), widths[r.IntN(len(widths))]} }
		a, b := known(), known()
		x, y := at(a), at(b)
		for range 4 {
			c := []ops.Code{ops.IntAdd, ops.IntSub, ops.IntMul, ops.IntNeg, ops.IntInvert, ops.IntZeroext, ops.IntSignext, ops.IntAnd}[r.IntN(8)]
			switch c {
			case ops.IntZeroext, ops.IntSignext:
				y = 1 << r.IntN(3)
				b = wholly(constSeries(y))
			case ops.IntAnd:
				y = 1<<(1+r.IntN(62)) - int64(r.IntN(20)/19)
				y -= int64(r.IntN(2))
				b = wholly(constSeries(y))
			}
			if c.Row().Int1 != nil {
				a, x = apply(c, []evolution{a}), c.Row().Int1(x)
			} else {
				a, x = apply(c, []evolution{a, b}), c.Row().Int2(x, y)
			}
			if a.series == nil {
				break
			}
			if a.isKnown() && at(a) != x {
				t.Fatalf("after %v by %d, round %d: %v is %d, want %d", c, y, n, a, at(a), x)
			}
			b = known()
			y = at(b)
		}
	}
}
