package optimizer

import (
	"math"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// bounds is a range of integers, both ends included, and what is known of their
// bits. The zero value knows nothing.
type bounds struct {
	lo, hi int64
	known  bool
	bits   // none without the pass integers
}

var anything = span(math.MinInt64, math.MaxInt64)

func span(lo, hi int64) bounds { return bounds{lo: lo, hi: hi, known: true} }

func exactly(v int64) bounds {
	return bounds{lo: v, hi: v, known: true, bits: bits{uint64(v), ^uint64(v)}}
}

// fromTo gives a range; one that wrapped around is anything.
func fromTo(lo, hi int64) bounds {
	if lo > hi {
		return anything
	}
	return span(lo, hi)
}

// maxLength is more than fits into any address space that Go knows, so a step
// from below a length does not wrap around.
const maxLength = 1 << 60

// ofMem gives the values that a load of a form can give.
func ofMem(m descr.Mem) bounds {
	switch {
	case m.Length:
		return fromTo(0, maxLength)
	case !m.Narrow():
		return anything
	}
	bits := 8 * uint(m.Size)
	if m.Signed {
		return span(-1<<(bits-1), 1<<(bits-1)-1)
	}
	return span(0, 1<<bits-1)
}

// ofWidth gives what an extension from so many bytes can give.
func ofWidth(bytes int64, signed bool) bounds {
	return ofMem(descr.Mem{Kind: descr.Int, Size: uint8(bytes), Signed: signed})
}

func (a bounds) within(b bounds) bool { return a.lo >= b.lo && a.hi <= b.hi }

// meet gives what is in both; ok is false if nothing is.
func (a bounds) meet(b bounds) (c bounds, ok bool) {
	c = span(max(a.lo, b.lo), min(a.hi, b.hi))
	c.bits = a.bits.join(b.bits)
	return c, c.lo <= c.hi && !c.bits.contradict()
}

// plus gives the sums, all numbers if one wraps.
func (a bounds) plus(b bounds) bounds {
	lo, hi := a.lo+b.lo, a.hi+b.hi
	if wraps(a.lo, b.lo, lo) || wraps(a.hi, b.hi, hi) {
		return anything
	}
	return span(lo, hi)
}

func wraps(a, b, sum int64) bool { return (a >= 0) == (b >= 0) && (sum >= 0) != (a >= 0) }

// hold reports whether adding d to any of the numbers does not wrap.
func (a bounds) hold(d int64) bool {
	return !wraps(a.lo, d, a.lo+d) && !wraps(a.hi, d, a.hi+d)
}

// towards gives the ends that matter to steps between two, some down, some up.
func (a bounds) towards(down, up int64) bounds {
	if down >= 0 {
		a.lo = math.MinInt64
	}
	if up <= 0 {
		a.hi = math.MaxInt64
	}
	return a
}

// minus gives the differences, all numbers if one wraps.
func (a bounds) minus(b bounds) bounds {
	if b.lo == math.MinInt64 {
		return anything
	}
	return a.plus(span(-b.hi, -b.lo))
}

// and gives what a bitwise and can give: not negative and no more than an
// operand that is not negative.
func (a bounds) and(b bounds) bounds {
	switch {
	case a.lo >= 0 && b.lo >= 0:
		return span(0, min(a.hi, b.hi))
	case a.lo >= 0:
		return span(0, a.hi)
	case b.lo >= 0:
		return span(0, b.hi)
	}
	return anything
}

// shift gives the results of a shift right by a constant.
func (a bounds) shift(b bounds) bounds {
	if b.lo != b.hi {
		return anything
	}
	return span(a.lo>>uint64(b.lo), a.hi>>uint64(b.lo))
}

// mod gives the remainders by a positive constant: the sign is the dividend's.
func (a bounds) mod(b bounds) bounds {
	switch {
	case b.lo != b.hi || b.lo <= 0:
		return anything
	case a.lo >= 0:
		return span(0, b.lo-1)
	}
	return span(1-b.lo, b.lo-1)
}

// decide gives a comparison's result where the ranges of its operands decide it.
func decide(c ops.Code, a, b bounds) (result, ok bool) {
	switch c {
	case ops.IntLt:
		return a.hi < b.lo, a.hi < b.lo || a.lo >= b.hi
	case ops.IntGt:
		return decide(ops.IntLt, b, a)
	case ops.IntEq:
		_, touch := a.meet(b)
		point := a.lo == a.hi && a.lo == b.lo && a.hi == b.hi
		return point, point || !touch
	case ops.IntIsZero:
		return decide(ops.IntEq, a, exactly(0))
	case ops.UintLt, ops.UintGt:
		if a.lo >= 0 && b.lo >= 0 {
			return decide(signed[c], a, b)
		}
		return false, false
	case ops.IntGe, ops.IntLe, ops.IntNe, ops.IntIsTrue, ops.UintLe, ops.UintGe:
		result, ok = decide(opposite[c], a, b)
		return !result, ok
	}
	return false, false
}
