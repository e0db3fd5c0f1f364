package optimizer

import (
	mathbits "math/bits"
)

// bits is which bits of a number are known to be 1, and which to be 0. The zero
// value knows nothing. Linux and PyPy call it a tristate number, tnum, of tvalue and
// tmask: those are ones, and the bits in neither.
type bits struct{ ones, zeros uint64 }

// unknown gives the bits that may be either.
func (a bits) unknown() uint64 { return ^(a.ones | a.zeros) }

// join gives what two say together.
func (a bits) join(b bits) bits { return bits{a.ones | b.ones, a.zeros | b.zeros} }

// contradict reports whether no number has these bits.
func (a bits) contradict() bool { return a.ones&a.zeros != 0 }

func (a bits) not() bits        { return bits{a.zeros, a.ones} }
func (a bits) both(b bits) bits { return bits{a.ones & b.ones, a.zeros | b.zeros} }
func (a bits) any(b bits) bits  { return bits{a.ones | b.ones, a.zeros & b.zeros} }
func (a bits) other(b bits) bits { // exclusive or
	return bits{a.ones&b.zeros | a.zeros&b.ones, a.ones&b.ones | a.zeros&b.zeros}
}

// sum gives the bits of a+b: a bit is known if it and all carries into it are. The
// sums of all that is known and of all that may be differ where a carry may.
func (a bits) sum(b bits) bits {
	least, most := a.ones+b.ones, ^a.zeros+^b.zeros
	varies := least ^ most | a.unknown() | b.unknown()
	return bits{least &^ varies, ^(least | varies)}
}

// less gives the bits of a-b, which is ^(^a+b).
func (a bits) less(b bits) bits { return a.not().sum(b).not() }

// times gives the bits of a*b: as many zeros at the end as both have.
func (a bits) times(b bits) bits {
	n := mathbits.TrailingZeros64(^a.zeros) + mathbits.TrailingZeros64(^b.zeros)
	return bits{zeros: 1<<min(n, 64) - 1}
}

// Shifts by a constant; a count of 64 and more is defined.
func (a bits) left(n uint64) bits  { return bits{a.ones << n, a.zeros<<n | (1<<n - 1)} }
func (a bits) right(n uint64) bits { return bits{a.ones >> n, a.zeros>>n | ^(^uint64(0) >> n)} }
func (a bits) signedRight(n uint64) bits {
	return bits{uint64(int64(a.ones) >> n), uint64(int64(a.zeros) >> n)}
}

// Shifts back: what the operand of a shift must have been, n being less than 64.
func (a bits) leftBack(n uint64) bits  { return bits{a.ones >> n, a.zeros >> n} }
func (a bits) rightBack(n uint64) bits { return bits{a.ones << n, a.zeros << n} }

// bothBack gives what a must be for both(a, b) to be so.
func (r bits) bothBack(b bits) bits { return bits{r.ones, r.zeros & b.ones} }

// anyBack gives what a must be for any(a, b) to be so.
func (r bits) anyBack(b bits) bits { return bits{r.ones & b.zeros, r.zeros} }

// atLeast gives the smallest number without sign that has these bits and is no
// smaller than t; ok is false if there is none.
func (a bits) atLeast(t uint64) (n uint64, ok bool) {
	wrong := (t ^ a.ones) & (a.ones | a.zeros)
	if wrong == 0 {
		return t, true
	}
	high := uint64(1) << (mathbits.Len64(wrong) - 1)
	if a.ones&high == 0 { // t is too large there: a bit further up has to grow
		free := a.unknown() &^ t &^ (high<<1 - 1)
		if free == 0 {
			return 0, false
		}
		high = free & -free
		t |= high
		high >>= 1
	}
	below := high<<1 - 1
	return t&^below | a.ones&below, true
}

// sign is the highest bit. Flipped, numbers with sign are in the order of those
// without.
const sign = 1 << 63

func (a bits) flip() bits {
	return bits{a.ones&^sign | a.zeros&sign, a.zeros&^sign | a.ones&sign}
}

// shrink makes ends of the range have the known bits, and the bits that all of the
// range have known: the numbers stay the same. ok is false if there are none. Once
// is enough, as PyPy's intutils.py proves.
func (a bounds) shrink() (b bounds, ok bool) {
	if a.bits != (bits{}) && a.lo != a.hi {
		f := a.bits.flip()
		lo, ok1 := f.atLeast(uint64(a.lo) ^ sign)
		hi, ok2 := f.not().atLeast(^(uint64(a.hi) ^ sign))
		a.lo, a.hi = int64(lo^sign), int64(^hi^sign)
		if !ok1 || !ok2 || a.lo > a.hi {
			return a, false
		}
	}
	same := ^(^uint64(0) >> mathbits.LeadingZeros64(uint64(a.lo^a.hi)))
	a.bits = a.bits.join(bits{uint64(a.lo) & same, ^uint64(a.lo) & same})
	return a, !a.bits.contradict()
}
