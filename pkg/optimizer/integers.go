package optimizer

import (
	"math"
	mathbits "math/bits"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass integers knows of an integer not just the range but which bits are 0 or
// 1; it has ranges for all ops; and what it learns of a result it takes back to the
// operands: after i2 = int_sub(i0, 10) and a guard that i2 < -5, i0 is at most 4.
// The model is PyPy's IntBound, optimizeopt/intutils.py.
var integerRules = append(identityRules(),
	Rule{Name: "result-known", Doc: "what is known of the operands leaves one result", Codes: codes(isForward), try: takeResult},
	Rule{Name: "unsigned-decided", Doc: "the ranges of the operands, without sign, decide a comparison", Codes: codes(signed), try: decideUnsigned},
	Rule{Name: "sum-known", Doc: "where no bit is 1 in both, x+y, x|y and x^y are one", Codes: sums, try: findSum},
	Rule{Name: "pair-decided", Doc: "what guards showed of two numbers decides each comparison of them", Codes: paired, try: decideByPairs},
)

// forward gives what is known of a result from what is of the operands.
var forward = [len(ops.Table)]func(a, b bounds) bounds{
	ops.IntAdd:     func(a, b bounds) bounds { return a.plus(b).with(a.sum(b.bits)) },
	ops.IntSub:     func(a, b bounds) bounds { return a.minus(b).with(a.less(b.bits)) },
	ops.IntMul:     func(a, b bounds) bounds { return a.product(b).with(a.times(b.bits)) },
	ops.IntDiv:     bounds.quotient,
	ops.IntMod:     bounds.remainder,
	ops.UintDiv:    bounds.uintQuotient,
	ops.UintMod:    bounds.uintRemainder,
	ops.IntAnd:     func(a, b bounds) bounds { return a.and(b).with(a.both(b.bits)) },
	ops.IntOr:      func(a, b bounds) bounds { return a.or(b).with(a.any(b.bits)) },
	ops.IntXor:     func(a, b bounds) bounds { return anything.with(a.other(b.bits)) },
	ops.IntNeg:     func(a, _ bounds) bounds { return exactly(0).minus(a).with(exactly(0).less(a.bits)) },
	ops.IntInvert:  func(a, _ bounds) bounds { return span(^a.hi, ^a.lo).with(a.not()) },
	ops.IntLshift:  bounds.lshift,
	ops.IntRshift:  bounds.rshift,
	ops.UintRshift: bounds.uintRshift,
	ops.IntSignext: func(a, b bounds) bounds { return a.extend(b.lo, true) },
	ops.IntZeroext: func(a, b bounds) bounds { return a.extend(b.lo, false) },
}

var isForward = func() (t [len(ops.Table)]ops.Code) {
	for c, f := range forward {
		if f != nil {
			t[c] = ops.Code(c)
		}
	}
	return t
}()

// with gives a range that has known bits besides.
func (a bounds) with(b bits) bounds {
	a.bits = a.bits.join(b)
	s, ok := a.shrink()
	if !ok {
		return anything // never reached
	}
	return s
}

// among gives the range of some numbers.
func among(list ...int64) bounds {
	r := span(list[0], list[0])
	for _, v := range list[1:] {
		r.lo, r.hi = min(r.lo, v), max(r.hi, v)
	}
	return r
}

// corners gives the range of an op that grows or falls with each operand.
func corners(a, b bounds, f func(x, y int64) int64) bounds {
	return among(f(a.lo, b.lo), f(a.lo, b.hi), f(a.hi, b.lo), f(a.hi, b.hi))
}

// product gives the products, all numbers if one wraps.
func (a bounds) product(b bounds) bounds {
	for _, x := range [2]int64{a.lo, a.hi} {
		for _, y := range [2]int64{b.lo, b.hi} {
			if high, low := mathbits.Mul64(magnitude(x), magnitude(y)); high != 0 || low > math.MaxInt64 {
				return anything
			}
		}
	}
	return corners(a, b, func(x, y int64) int64 { return x * y })
}

// magnitude is the number without its sign.
func magnitude(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}

// largest gives the largest magnitude in a range, if an int can be that large.
func (a bounds) largest() int64 {
	return int64(min(max(magnitude(a.lo), magnitude(a.hi)), math.MaxInt64))
}

// quotient gives the quotients by what is not 0.
func (a bounds) quotient(b bounds) bounds {
	switch {
	case a.lo == math.MinInt64: // by -1 it wraps
		return anything
	case b.lo > 0 || b.hi < 0:
		return corners(a, b, func(x, y int64) int64 { return x / y })
	}
	return span(-a.largest(), a.largest())
}

// remainder gives the remainders: the sign is the dividend's, and they are no larger
// than that, and smaller than the divisor.
func (a bounds) remainder(b bounds) bounds {
	most := b.largest()
	if b.lo > math.MinInt64 {
		most = max(most-1, 0)
	}
	r := span(max(-most, min(a.lo, 0)), min(most, max(a.hi, 0)))
	if a.lo >= 0 && b.lo == b.hi && b.lo&(b.lo-1) == 0 {
		return r.with(a.both(exactly(b.lo - 1).bits))
	}
	return r.with(bits{})
}

func (a bounds) uintQuotient(b bounds) bounds {
	switch {
	case b.lo < 1:
		return anything
	case a.lo >= 0:
		return corners(a, b, func(x, y int64) int64 { return x / y }).with(bits{})
	case b.lo >= 2:
		return span(0, int64(math.MaxUint64/uint64(b.lo))).with(bits{})
	}
	return anything
}

func (a bounds) uintRemainder(b bounds) bounds {
	r := anything
	if b.lo >= 1 {
		r = span(0, b.hi-1)
	}
	if a.lo >= 0 {
		r = span(0, min(a.hi, r.hi))
	}
	return r.with(bits{})
}

// or gives what a bitwise or can give: no less than an operand of the same sign.
func (a bounds) or(b bounds) bounds {
	r := anything
	if a.lo >= 0 && b.lo >= 0 {
		r.lo = max(a.lo, b.lo)
	}
	if a.hi < 0 {
		r.lo = a.lo
	}
	if b.hi < 0 {
		r.lo = max(r.lo, b.lo)
	}
	return r
}

// shifts gives the counts of a shift, which have no sign; most and more are one.
func (a bounds) shifts(most int64) bounds {
	switch {
	case a.lo >= 0:
		return span(min(a.lo, most), min(a.hi, most))
	case a.hi < 0:
		return span(most, most)
	}
	return span(0, most)
}

func (a bounds) lshift(b bounds) bounds {
	n := b.shifts(64)
	known := bits{zeros: ^(^uint64(0) << (n.lo + int64(mathbits.TrailingZeros64(^a.zeros))))}
	if n.lo == n.hi {
		known = a.left(uint64(n.lo))
	}
	r := anything
	if a.lo<<n.hi>>n.hi == a.lo && a.hi<<n.hi>>n.hi == a.hi && n.hi < 64 {
		r = corners(a, n, func(x, y int64) int64 { return x << y })
	}
	return r.with(known)
}

func (a bounds) rshift(b bounds) bounds {
	n := b.shifts(63)
	r := corners(a, n, func(x, y int64) int64 { return x >> y })
	if n.lo == n.hi {
		return r.with(a.signedRight(uint64(n.lo)))
	}
	return r.with(bits{})
}

func (a bounds) uintRshift(b bounds) bounds {
	n := b.shifts(64)
	r := anything
	switch {
	case a.lo >= 0:
		r = corners(a, n, func(x, y int64) int64 { return x >> y })
	case n.lo > 0 && a.hi < 0:
		r = span(int64(uint64(a.lo)>>n.hi), int64(uint64(a.hi)>>n.lo))
	case n.lo > 0:
		r = span(0, int64(^uint64(0)>>n.lo))
	}
	if n.lo == n.hi {
		return r.with(a.right(uint64(n.lo)))
	}
	return r.with(bits{})
}

// extend gives what an extension from so many bytes gives.
func (a bounds) extend(bytes int64, signed bool) bounds {
	to, n := ofWidth(bytes, signed), uint64(64-8*bytes)
	if a.within(to) {
		return a
	}
	if signed {
		return to.with(a.left(n).signedRight(n))
	}
	return to.with(a.left(n).right(n))
}

// takeResult makes a constant of what can be no other number.
func takeResult(w *walk, op *trace.Op) answer {
	a, b := w.ranges(op)
	if op.Code.Is(ops.Traps) && b.lo <= 0 && b.hi >= 0 {
		return keep // never reached if it is 0
	}
	r := forward[op.Code](a, b)
	if r.lo == r.hi {
		return isInt(r.lo, w.boundedBy(op.Args))
	}
	w.integers.coming.op, w.integers.coming.bounds = op, r
	return keep
}

// unsigned gives the ends of a range without sign.
func (a bounds) unsigned() (lo, hi uint64) {
	if a.lo < 0 && a.hi >= 0 {
		return a.ones, ^a.zeros
	}
	return uint64(a.lo), uint64(a.hi)
}

func decideUnsigned(w *walk, op *trace.Op) answer {
	if v, ok := decideWithoutSign(op.Code, w.boundsOf(op.Args[0]), w.boundsOf(op.Args[1])); ok {
		return isTruth(v, w.boundedBy(op.Args))
	}
	return keep
}

func decideWithoutSign(c ops.Code, a, b bounds) (result, ok bool) {
	aLo, aHi := a.unsigned()
	bLo, bHi := b.unsigned()
	switch c {
	case ops.UintLt:
		return aHi < bLo, aHi < bLo || aLo >= bHi
	case ops.UintGt:
		return decideWithoutSign(ops.UintLt, b, a)
	}
	result, ok = decideWithoutSign(opposite[c], a, b)
	return !result, ok
}

// has reports whether a number may be.
func (a bounds) has(v int64) bool {
	return v >= a.lo && v <= a.hi && uint64(v)&a.zeros == 0 && ^uint64(v)&a.ones == 0
}

var sums = []ops.Code{ops.IntAdd, ops.IntOr, ops.IntXor}

func findSum(w *walk, op *trace.Op) answer {
	if a, b := w.ranges(op); ^a.zeros&^b.zeros != 0 {
		return keep
	}
	for _, c := range sums {
		if same := w.pure.find(c, nil, op.Args); same != nil && c != op.Code {
			return is(w.value(same.Result), same)
		}
	}
	return keep
}

// learnIntegers takes back to its operands what a guard says of a number. What is
// known may say that it always fails.
func learnIntegers(w *walk, op *trace.Op) {
	switch {
	case op.Code == ops.GuardTrue || op.Code == ops.GuardFalse || op.Code == ops.GuardValue:
		b := op.Args[0]
		if v, ok := number(wanted(op)); ok && b.Kind == descr.Int && !b.Const {
			if !w.boundsOf(b).has(v) {
				w.failsAt(op)
			}
			w.narrow(b, exactly(v), op)
		}
		w.learnEqual(op)
	case op.Result != nil && forward[op.Code] != nil:
		if w.integers.coming.op != op {
			a, b := w.ranges(op)
			w.integers.coming.bounds = forward[op.Code](a, b)
		}
		w.narrow(op.Result, w.integers.coming.bounds, op)
	}
}

// integerFacts is what the pass knows, besides of boxes.
type integerFacts struct {
	on     bool // it is
	backs  int  // how far back a fact is taken just now
	coming struct {
		op *trace.Op // that was kept; its result is within the bounds
		bounds
	}
}

// maxBack is how far back it is taken: a long chain of ops is not walked again for
// each guard.
const maxBack = 8

// back narrows the operands of what made a box, of which something was learnt.
func (w *walk) back(b *trace.Box, by *trace.Op) {
	def := w.def(b)
	if def == nil || w.integers.backs == maxBack {
		return
	}
	w.integers.backs++
	defer func() { w.integers.backs-- }()
	r := w.boundsOf(b)
	switch f := backward[def.Code]; {
	case def.Code.Is(ops.Compare) && r.lo == r.hi:
		w.assume(by, def, r.lo == 1)
	case f != nil:
		x, y := w.ranges(def)
		nx, ny := f(r, x, y)
		w.narrow(w.value(def.Args[0]), nx, by)
		if len(def.Args) > 1 {
			w.narrow(w.value(def.Args[1]), ny, by)
		}
	}
}

// backward gives what is known of the operands a and b from what is of the result r.
var backward = [len(ops.Table)]func(r, a, b bounds) (x, y bounds){
	ops.IntAdd: func(r, a, b bounds) (x, y bounds) {
		return forward[ops.IntSub](r, b), forward[ops.IntSub](r, a)
	},
	ops.IntSub: func(r, a, b bounds) (x, y bounds) {
		return forward[ops.IntAdd](r, b), forward[ops.IntSub](a, r)
	},
	ops.IntXor: func(r, a, b bounds) (x, y bounds) {
		return forward[ops.IntXor](r, b), forward[ops.IntXor](r, a)
	},
	ops.IntNeg:    func(r, _, _ bounds) (x, y bounds) { return forward[ops.IntNeg](r, r), anything },
	ops.IntInvert: func(r, _, _ bounds) (x, y bounds) { return forward[ops.IntInvert](r, r), anything },
	ops.IntAnd: func(r, a, b bounds) (x, y bounds) {
		return anything.with(r.bothBack(b.bits)), anything.with(r.bothBack(a.bits))
	},
	ops.IntOr: func(r, a, b bounds) (x, y bounds) {
		return anything.with(r.anyBack(b.bits)), anything.with(r.anyBack(a.bits))
	},
	ops.IntLshift: func(r, _, b bounds) (x, y bounds) {
		return b.shiftedBack(r.leftBack), anything
	},
	ops.IntRshift: func(r, _, b bounds) (x, y bounds) {
		return b.shiftedBack(r.rightBack), anything
	},
	ops.UintRshift: func(r, _, b bounds) (x, y bounds) {
		return b.shiftedBack(r.rightBack), anything
	},
	ops.IntSignext: func(r, _, b bounds) (x, y bounds) {
		return anything.with(r.lowBytes(b.lo)), anything
	},
	ops.IntZeroext: func(r, _, b bounds) (x, y bounds) {
		return anything.with(r.lowBytes(b.lo)), anything
	},
}

// shiftedBack gives what a shift by a constant count was made of.
func (n bounds) shiftedBack(back func(n uint64) bits) bounds {
	if n.lo != n.hi || n.lo < 0 || n.lo > 63 {
		return anything
	}
	return anything.with(back(uint64(n.lo)))
}

// lowBytes gives what is known of the bytes that an extension keeps.
func (a bits) lowBytes(n int64) bits {
	low := uint64(1)<<(8*n) - 1
	return bits{a.ones & low, a.zeros & low}
}
