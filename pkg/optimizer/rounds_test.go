package optimizer

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

var allLimits = flag.Bool("limits", false, "TestRounds takes all limits: minutes")

var orderCodes = []ops.Code{ops.IntLt, ops.IntLe, ops.IntGt, ops.IntGe, ops.UintLt, ops.UintLe, ops.UintGt, ops.UintGe}

// numbersOf gives a calculator of numbers of so many bits. What it makes ops of is
// computed at once, so that what is tested is what is used.
func numbersOf(bits int) *calculator {
	k := &calculator{bits: bits}
	k.emit = func(c ops.Code, args []*trace.Box) *trace.Box {
		known := make([]*trace.Box, len(args))
		for i, b := range args {
			known[i] = trace.ConstInt(b.Int)
		}
		return variable(k.op(c, known...).Int)
	}
	return k
}

// variable gives a box that is no constant.
func variable(v int64) *trace.Box { return &trace.Box{Int: v} }

// A course is the rounds of a loop, gone one by one.
type course struct {
	k           *calculator
	code        ops.Code
	step, limit int64
}

func (c *course) holds(v int64) bool {
	extend := c.k.signed
	if c.code.Signed() != ops.Invalid {
		extend = c.k.unsigned
	}
	return c.code.Row().Int2(extend(v), extend(c.limit)) == 1
}

// until gives in how many rounds the comparison holds, and the number does not wrap
// around: for an order. For what is equal and what is not it may.
func (c *course) until(v int64) (n uint64, ends bool) {
	for ; n <= 1<<c.k.bits; n++ {
		if !c.holds(v) {
			return n, true
		}
		next := c.k.signed(v + c.step)
		if c.code != ops.IntNe && c.code != ops.IntEq && c.wraps(v, next) {
			return n + 1, true
		}
		v = next
	}
	return 0, false
}

func (c *course) wraps(v, next int64) bool {
	if c.code.Signed() == ops.Invalid {
		return (next > v) != (c.step > 0)
	}
	return (uint64(c.k.unsigned(next)) > uint64(c.k.unsigned(v))) != (c.step > 0)
}

// check compares the number of rounds that is computed with those gone. An endless loop
// has any. The number 2^bits is 0: a loop that goes through all numbers is not shortened.
func (c *course) check(t *testing.T, from int64, constant bool) {
	want, ends := c.until(from)
	step := trace.ConstInt(c.step)
	if !constant {
		if step = variable(c.step); ((c.step > 0) != rises(c.code) || c.step == -1<<(c.k.bits-1)) && c.code != ops.IntNe && c.code != ops.IntEq {
			want = 0 // which way it goes is not known before
		}
	}
	n := c.k.rounds(c.code, variable(from), step, variable(c.limit), whole)
	if got := uint64(c.k.unsigned(n.Int)); ends && got != uint64(c.k.unsigned(int64(want))) {
		t.Fatalf("%d bits, %v %d, from %d by %d (constant: %v): %d rounds, want %d", c.k.bits, c.code, c.limit, from, c.step, constant, got, want)
	}
}

// TestRounds: all loops with numbers of few bits, against the loops themselves; of
// numbers of 8 bits all starts, with steps and limits where something changes.
func TestRounds(t *testing.T) {
	codes := append([]ops.Code{ops.IntNe, ops.IntEq}, orderCodes...)
	for _, bits := range []int{4, 8} {
		k := numbersOf(bits)
		low, high := -int64(1)<<(bits-1), int64(1)<<(bits-1)-1
		steps := []int64{1, 2, 3, 6, 64, 127, -1, -4, -128}
		if bits == 4 {
			steps = nil
			for v := low; v <= high; v++ {
				steps = append(steps, v)
			}
		}
		for _, code := range codes {
			for _, step := range steps {
				if step == 0 {
					continue
				}
				t.Run(fmt.Sprint(bits, code, step), func(t *testing.T) {
					for limit := low; limit <= high; limit++ {
						if bits == 8 && !*allLimits && limit > low+1 && limit < high-1 && limit != 0 && limit != -1 && limit != 37 {
							continue
						}
						c := &course{k, code, step, limit}
						for from := low; from <= high; from++ {
							c.check(t, from, true)
							c.check(t, from, false)
						}
					}
				})
			}
		}
	}
}

// farEnds are numbers of 64 bits where something ends.
var farEnds = []int64{0, 1, 2, 3, 7, 64, 1 << 31, 1 << 32, 1<<62 - 1, 1 << 62, math.MaxInt64 - 2, math.MaxInt64 - 1, math.MaxInt64,
	-1, -2, -3, -64, -1 << 31, -1 << 62, math.MinInt64 + 2, math.MinInt64 + 1, math.MinInt64}

// TestRoundsAtEdges: with 64 bits nobody can go the rounds. But what is computed can be
// looked at: the comparison holds in the last round that is counted, and no longer
// after it, unless the number has got past the end; and it has not before.
func TestRoundsAtEdges(t *testing.T) {
	k := numbersOf(64)
	for _, code := range append([]ops.Code{ops.IntNe}, orderCodes...) {
		for _, step := range farEnds {
			for _, limit := range farEnds {
				for _, from := range farEnds {
					if step == 0 {
						continue
					}
					c := &course{k, code, step, limit}
					n := k.rounds(code, variable(from), trace.ConstInt(step), variable(limit), whole).Int
					c.look(t, from, n)
				}
			}
		}
	}
}

func (c *course) look(t *testing.T, from, n int64) {
	t.Helper()
	end := from + n*c.step
	switch {
	case n == 0 && c.holds(from):
		if c.code == ops.IntNe && (c.limit-from)&(c.step&-c.step-1) == 0 || c.code != ops.IntNe && !c.wholeWay(from) {
			t.Fatalf("%v %d, from %d by %d: no rounds", c.code, c.limit, from, c.step)
		}
	case n != 0 && !c.holds(end-c.step):
		t.Fatalf("%v %d, from %d by %d: does not hold in the last of %d rounds", c.code, c.limit, from, c.step, uint64(n))
	case c.code == ops.IntNe && end != c.limit && (c.limit-from)&(c.step&-c.step-1) == 0:
		t.Fatalf("!= %d, from %d by %d: is %d after %d rounds", c.limit, from, c.step, end, uint64(n))
	case c.code != ops.IntNe && c.holds(end) && !c.wraps(end-c.step, end):
		t.Fatalf("%v %d, from %d by %d: still holds after %d rounds", c.code, c.limit, from, c.step, uint64(n))
	}
}

// wholeWay reports whether the loop goes through all numbers, 2^64 of them, one by one.
func (c *course) wholeWay(from int64) bool { return c.step == 1 || c.step == -1 }

// TestSeries: sums and products of series are what they say, in every round, also
// where all wraps around.
func TestSeries(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, bits := range []int{8, 64} {
		k := numbersOf(bits)
		value := map[int32]*trace.Box{}
		box := func(id int32) *trace.Box { return value[id] }
		for range 2000 {
			for id := range int32(4) {
				value[id] = variable(k.signed(farEnds[r.IntN(len(farEnds))] + r.Int64N(5)))
			}
			a, b := randomSeries(r), randomSeries(r)
			at := func(s series, n int64) int64 { return k.after(s, k.choices(variable(k.signed(n)), maxDegree), box).Int }
			for _, c := range []ops.Code{ops.IntAdd, ops.IntSub, ops.IntMul, ops.IntNeg, ops.IntInvert} {
				s := applySeries(c, []series{a, b})
				if s == nil {
					continue
				}
				for n := range int64(8) {
					n *= 1 + r.Int64N(40)
					if got, want := at(s, n), k.op(c, k.int(at(a, n)), k.int(at(b, n))).Int; got != want {
						t.Fatalf("%d bits: %v of %v and %v in round %d: %d, want %d", bits, c, a, b, n, got, want)
					}
				}
			}
			sum := int64(0) // over the rounds
			for n := range int64(40) {
				if s := append(series{poly{}}, a...); len(s) <= maxDegree+1 && at(s, n) != k.signed(sum) {
					t.Fatalf("%d bits: the sum of %v over %d rounds is %d, want %d", bits, a, n, at(s, n), k.signed(sum))
				}
				sum += at(a, n)
			}
		}
	}
}

func randomSeries(r *rand.Rand) series {
	s := make(series, 1+r.IntN(3))
	for j := range s {
		s[j] = poly{}
		for range r.IntN(3) {
			t := product{int32(r.IntN(5))}
			s[j] = s[j].add(poly{t: 1}, farEnds[r.IntN(len(farEnds))])
		}
	}
	return s.trim()
}
