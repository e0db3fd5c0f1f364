package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// How many rounds a loop goes. Its number begins at from, takes a step each round,
// wraps around, and is compared with a limit. What is made here never says too many:
// in each round that is counted the comparison holds. Whether it holds no longer after
// those rounds is for the comparison itself to say, which is asked once more. So where
// a number jumps over its limit, or never meets it, a loop is only made shorter.

// A calculator computes with numbers of so many bits. What follows from constants it
// folds; emit makes an op of the rest.
type calculator struct {
	bits int
	emit func(c ops.Code, args []*trace.Box) *trace.Box
}

// op gives the result of an op.
func (k *calculator) op(c ops.Code, args ...*trace.Box) *trace.Box {
	if slices.ContainsFunc(args, func(b *trace.Box) bool { return !b.Const }) {
		return k.emit(c, args)
	}
	f, extend := c.Row(), k.signed
	if c == ops.UintDiv || c == ops.UintRshift || c == ops.IntCtz || c.Signed() != ops.Invalid {
		extend = k.unsigned
	}
	x := extend(args[0].Int)
	switch {
	case c == ops.IntCtz && x == 0:
		return trace.ConstInt(int64(k.bits))
	case f.Int1 != nil:
		return trace.ConstInt(k.signed(f.Int1(x)))
	}
	return trace.ConstInt(k.signed(f.Int2(x, extend(args[1].Int))))
}

// signed and unsigned give a number by its low bits.
func (k *calculator) signed(v int64) int64 { return v << (64 - k.bits) >> (64 - k.bits) }
func (k *calculator) unsigned(v int64) int64 {
	return int64(uint64(v) << (64 - k.bits) >> (64 - k.bits))
}

func (k *calculator) int(v int64) *trace.Box { return trace.ConstInt(k.signed(v)) }

// rounds gives in how many rounds a comparison of a number with a limit holds, one
// after another from the first. Both are numbers of a width; the number wraps around as
// those do.
func (k *calculator) rounds(c ops.Code, from, step, limit *trace.Box, w width) *trace.Box {
	if c == ops.IntNe {
		return k.untilEqual(k.raise(k.op(ops.IntSub, from, limit), w), k.raise(step, w))
	}
	from, limit = k.extend(from, w), k.extend(limit, w)
	if c == ops.IntEq {
		return k.op(ops.IntMul, k.op(ops.IntEq, from, limit), k.op(ops.IntIsTrue, k.raise(step, w)))
	}
	n := k.towards(c, from, step, limit)
	if v, ok := number(step); ok && (k.signed(v) < 0) == rises(c) {
		n = k.away(c, from, step, w)
	}
	return k.op(ops.IntMul, n, k.op(c, from, limit))
}

// rises reports whether a number that a comparison holds for is below the limit.
func rises(c ops.Code) bool {
	return c == ops.IntLt || c == ops.IntLe || c == ops.UintLt || c == ops.UintLe
}

// towards counts the rounds of a number that holds, and comes nearer to the limit. It
// does not get past it before: so far nothing wraps around.
func (k *calculator) towards(c ops.Code, from, step, limit *trace.Box) *trace.Box {
	way := k.op(ops.IntSub, limit, from)
	if !rises(c) {
		way, step = k.op(ops.IntSub, from, limit), k.op(ops.IntNeg, step)
	}
	if c == ops.IntLt || c == ops.IntGt || c == ops.UintLt || c == ops.UintGt {
		way = k.op(ops.IntSub, way, k.int(1))
	}
	if step.Const {
		return k.steps(way, step)
	}
	divisor := k.op(ops.IntAdd, step, k.op(ops.IntIsZero, step))
	return k.op(ops.IntMul, k.steps(way, divisor), k.op(ops.IntGt, step, k.int(0)))
}

// away counts the rounds of a number that holds, and leaves the limit behind: it goes
// on to the end of the numbers, and wraps around there.
func (k *calculator) away(c ops.Code, from, step *trace.Box, w width) *trace.Box {
	low, high := k.int(w.bounds().lo), k.int(w.bounds().hi)
	if c.Signed() != ops.Invalid {
		low, high = k.int(0), k.int(-1)
	} else if w.bits == 64 {
		low = k.int(1 << (k.bits - 1))
		high = k.op(ops.IntInvert, low)
	}
	if rises(c) {
		return k.steps(k.op(ops.IntSub, from, low), k.op(ops.IntNeg, step))
	}
	return k.steps(k.op(ops.IntSub, high, from), step)
}

// steps gives how many numbers a step apart there are on a way, both ends included.
func (k *calculator) steps(way, step *trace.Box) *trace.Box {
	return k.op(ops.IntAdd, k.op(ops.UintDiv, way, step), k.int(1))
}

// untilEqual gives the least n for which distance + n·step is 0. The step is an odd
// number and some zeros; odd numbers have inverses. If the distance has not as many
// zeros it never gets there: that is as many rounds as can be said.
func (k *calculator) untilEqual(distance, step *trace.Box) *trace.Box {
	back := k.op(ops.IntNeg, step)
	zeros := k.op(ops.IntCtz, back)
	n := k.op(ops.UintRshift, distance, zeros)
	n = k.op(ops.IntMul, n, k.inverse(k.op(ops.UintRshift, back, zeros)))
	n = k.op(ops.IntAnd, n, k.op(ops.UintRshift, k.int(-1), zeros))
	never := k.op(ops.IntAnd, distance, k.op(ops.IntSub, k.op(ops.IntLshift, k.int(1), zeros), k.int(1)))
	return k.op(ops.IntOr, n, k.op(ops.IntNeg, k.op(ops.IntIsTrue, never)))
}

// inverse gives the number whose product with an odd one is 1, by Newton's method: of
// the first guess five bits are right, and each round doubles them.
func (k *calculator) inverse(odd *trace.Box) *trace.Box {
	x := k.op(ops.IntXor, k.op(ops.IntMul, odd, k.int(3)), k.int(2))
	for right := 5; right < 64; right *= 2 {
		x = k.op(ops.IntMul, x, k.op(ops.IntSub, k.int(2), k.op(ops.IntMul, odd, x)))
	}
	return x
}

// choices gives the binomial coefficients n over 0 to most, which is at most 3. Half of
// n(n-1) is taken of the factor that is even; 3 has an inverse.
func (k *calculator) choices(n *trace.Box, most int) []*trace.Box {
	list := []*trace.Box{k.int(1), n}
	less := func(by int64) *trace.Box { return k.op(ops.IntSub, n, k.int(by)) }
	if most >= 2 {
		list = append(list, k.op(ops.IntMul, k.op(ops.UintRshift, n, k.int(1)), k.op(ops.IntOr, less(1), k.int(1))))
	}
	if most >= 3 {
		list = append(list, k.op(ops.IntMul, k.op(ops.IntMul, list[2], less(2)), k.inverse(k.int(3))))
	}
	return list
}
