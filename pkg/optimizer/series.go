package optimizer

import (
	"maps"
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A product is of boxes, by one more than their IDs, the largest first; 0 for none.
type product [4]int32

// A poly is a sum of products of boxes, each with a factor; factors wrap around, and
// are not 0.
type poly map[product]int64

// A series says what a number is in round k: the sum of its parts, the j-th k over j
// times. So {x, s} is x and a step s each round, {x, s, t} one whose steps grow by t.
// Such sums, products, and sums over rounds are series again. LLVM and gcc call them
// chains of recurrences (O. Bachmann, P. Wang, E. Zima, 1994).
type series []poly

const (
	maxDegree = 3  // of a series
	maxTerms  = 16 // of a part
)

func (p poly) add(q poly, times int64) poly {
	sum := maps.Clone(p)
	if sum == nil {
		sum = poly{}
	}
	for t, f := range q {
		if sum[t] += times * f; sum[t] == 0 {
			delete(sum, t)
		}
	}
	return sum
}

// times multiplies; it is not ok if that is too much.
func (p poly) times(q poly) (sum poly, ok bool) {
	sum = poly{}
	for t, f := range p {
		for u, g := range q {
			v, ok := t.times(u)
			if !ok {
				return nil, false
			}
			sum = sum.add(poly{v: 1}, f*g)
		}
	}
	return sum, len(sum) <= maxTerms
}

func (t product) times(u product) (product, bool) {
	all := slices.Concat(t[:], u[:])
	slices.Sort(all)
	slices.Reverse(all)
	return product(all[:len(t)]), all[len(t)] == 0
}

// mentions reports whether a box that is in none of the products would do as well.
func (p poly) mentions(is func(id int32) bool) bool {
	for t := range p {
		for _, n := range t {
			if n != 0 && is(n-1) {
				return true
			}
		}
	}
	return false
}

func constSeries(v int64) series { return series{poly{}.add(poly{product{}: 1}, v)} }

// part gives the j-th part.
func (s series) part(j int) poly {
	if j < len(s) {
		return s[j]
	}
	return nil
}

// trim drops parts at the end that are 0.
func (s series) trim() series {
	for len(s) > 1 && len(s[len(s)-1]) == 0 {
		s = s[:len(s)-1]
	}
	return s
}

func (s series) add(t series, times int64) series {
	sum := make(series, max(len(s), len(t)))
	for j := range sum {
		sum[j] = s.part(j).add(t.part(j), times)
	}
	return sum.trim()
}

// times multiplies; it is not ok if that is too much.
func (s series) times(t series) (prod series, ok bool) {
	prod = make(series, max(len(s)+len(t)-1, 1))
	for i, p := range s {
		for j, q := range t {
			pq, ok := p.times(q)
			if !ok {
				return nil, false
			}
			for m := max(i, j); m <= i+j; m++ {
				prod[m] = prod[m].add(pq, ways(m, i, j))
			}
		}
	}
	prod = prod.trim()
	return prod, len(prod) <= maxDegree+1
}

// ways gives how often k over m is in the product of k over i and k over j: in how
// many ways m things are covered by i and j of them.
func ways(m, i, j int) int64 {
	return factorial(m) / factorial(m-i) / factorial(m-j) / factorial(i+j-m)
}

func factorial(n int) int64 {
	f := int64(1)
	for ; n > 1; n-- {
		f *= int64(n)
	}
	return f
}

// fits reports whether a series is small enough to be computed.
func (s series) fits() bool {
	return len(s) <= maxDegree+1 && !slices.ContainsFunc(s, func(p poly) bool { return len(p) > maxTerms })
}

// applySeries gives the series of an op's result.
func applySeries(c ops.Code, args []series) series {
	var s series
	ok := true
	switch c {
	case ops.IntAdd:
		s = args[0].add(args[1], 1)
	case ops.IntSub:
		s = args[0].add(args[1], -1)
	case ops.IntNeg:
		s = constSeries(0).add(args[0], -1)
	case ops.IntInvert:
		s = constSeries(-1).add(args[0], -1)
	case ops.IntMul:
		s, ok = args[0].times(args[1])
	case ops.IntLshift:
		n, isConst := args[1].number()
		if !isConst || n < 0 || n > 63 {
			return nil
		}
		s, ok = args[0].times(constSeries(1 << n))
	default:
		return nil
	}
	if !ok || !s.fits() {
		return nil
	}
	return s
}

// number gives the constant that a series is.
func (s series) number() (int64, bool) {
	if len(s) > 1 || len(s[0]) > 1 {
		return 0, false
	}
	v, isConst := s[0][product{}]
	return v, isConst || len(s[0]) == 0
}

// poly computes one, of boxes by their IDs.
func (k *calculator) poly(p poly, box func(id int32) *trace.Box) *trace.Box {
	sum := k.int(0)
	terms := slices.SortedFunc(maps.Keys(p), func(a, b product) int { return slices.Compare(b[:], a[:]) })
	for _, t := range terms {
		v := k.int(p[t])
		for _, n := range t {
			if n != 0 {
				v = k.op(ops.IntMul, box(n-1), v)
			}
		}
		sum = k.op(ops.IntAdd, sum, v)
	}
	return sum
}

// after computes what a series is after some rounds, of whose number the binomial
// coefficients are given.
func (k *calculator) after(s series, rounds []*trace.Box, box func(id int32) *trace.Box) *trace.Box {
	sum := k.poly(s[0], box)
	for j := 1; j < len(s); j++ {
		sum = k.op(ops.IntAdd, sum, k.op(ops.IntMul, k.poly(s[j], box), rounds[j]))
	}
	return sum
}
