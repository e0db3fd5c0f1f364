package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// pairFacts is what the pass integers knows of a box beside others.
type pairFacts struct {
	pairs []pair
}

// A pair is what guards have shown of two boxes: which outcomes are left of
// comparing them. Less and not equal leave two outcomes, and together one.
type pair struct {
	other            *trace.Box
	signed, unsigned outcomes
	by               *trace.Op
}

// outcomes is a set of what comparing two numbers can give.
type outcomes uint8

const (
	below outcomes = 1 << iota
	level
	above
	all = below | level | above
)

// mirror gives the outcomes with the two swapped.
func (o outcomes) mirror() outcomes { return o&level | o&below<<2 | o&above>>2 }

// trueFor gives the outcomes for which a comparison is true.
var trueFor = [len(ops.Table)]outcomes{
	ops.IntLt: below, ops.IntLe: below | level, ops.IntEq: level, ops.IntNe: below | above, ops.IntGt: above, ops.IntGe: above | level,
	ops.UintLt: below, ops.UintLe: below | level, ops.UintGt: above, ops.UintGe: above | level,
}

// paired lists the comparisons of two ints.
var paired = func() (list []ops.Code) {
	for c, o := range trueFor {
		if o != 0 {
			list = append(list, ops.Code(c))
		}
	}
	return list
}()

// maxPairs is how many others are remembered beside a box.
const maxPairs = 16

// pairOf gives what is known of two boxes, in this order.
func (w *walk) pairOf(x, y *trace.Box) pair {
	if y.ID < x.ID {
		p := w.pairOf(y, x)
		p.signed, p.unsigned = p.signed.mirror(), p.unsigned.mirror()
		return p
	}
	for _, p := range w.info[x.ID].pairs {
		if p.other == y {
			return p
		}
	}
	return pair{y, all, all, nil}
}

// leave notes which outcomes are left of comparing two boxes.
func (w *walk) leave(x, y *trace.Box, c ops.Code, by *trace.Op) {
	if x.Const || y.Const || x == y {
		return
	}
	p, o := w.pairOf(x, y), trueFor[c]
	switch {
	case signed[c] != ops.Invalid:
		p.unsigned &= o
	default:
		p.signed &= o
	}
	p.agree()
	if p.by = by; p.signed == 0 || p.unsigned == 0 {
		return // never reached
	}
	if y.ID < x.ID {
		x, y = y, x
		p.signed, p.unsigned = p.signed.mirror(), p.unsigned.mirror()
	}
	p.other = y
	w.info[x.ID].pairs = append(w.withoutPair(x, y), p)
}

// agree: numbers are equal with sign if they are so without.
func (p *pair) agree() {
	if p.signed&p.unsigned&level == 0 {
		p.signed, p.unsigned = p.signed&^level, p.unsigned&^level
	}
	if p.signed == level || p.unsigned == level {
		p.signed, p.unsigned = p.signed&level, p.unsigned&level
	}
}

// withoutPair gives a box's pairs without one, and with room for another.
func (w *walk) withoutPair(x, y *trace.Box) []pair {
	list := w.info[x.ID].pairs
	if n := slices.IndexFunc(list, func(p pair) bool { return p.other == y }); n >= 0 {
		return slices.Delete(list, n, n+1)
	}
	if len(list) == maxPairs {
		return slices.Delete(list, 0, 1)
	}
	return list
}

// decideByPairs: what is below is not equal, and what is neither is above.
func decideByPairs(w *walk, op *trace.Op) answer {
	x, y := op.Args[0], op.Args[1]
	if x.Const || y.Const {
		return keep
	}
	p, o := w.pairOf(x, y), trueFor[op.Code]
	left := p.signed
	if signed[op.Code] != ops.Invalid {
		left = p.unsigned
	}
	switch {
	case left&^o == 0:
		return isTruth(true, p.by)
	case left&o == 0:
		return isTruth(false, p.by)
	}
	return keep
}

// assumeMore notes of a comparison that holds what the pass intbounds does not: the
// outcomes that are left, and an end of a range that is not taken.
func (w *walk) assumeMore(guard *trace.Op, c ops.Code, x, y *trace.Box) {
	if trueFor[c] != 0 {
		w.leave(x, y, c, guard)
	}
	if c == ops.IntIsTrue {
		c = ops.IntNe
	}
	switch {
	case c == ops.IntNe:
		w.assumeOther(x, y, guard)
		w.assumeOther(y, x, guard)
	case c == ops.UintLt || c == ops.UintLe:
		w.assumeBelow(x, y, guard)
	case c == ops.UintGt || c == ops.UintGe:
		w.assumeBelow(y, x, guard)
	}
}

// assumeOther notes that x is not y, which is known.
func (w *walk) assumeOther(x, y *trace.Box, guard *trace.Op) {
	v := w.boundsOf(y)
	if v.lo != v.hi {
		return
	}
	switch r := w.boundsOf(x); {
	case r.lo == r.hi:
	case r.lo == v.lo:
		w.narrow(x, span(r.lo+1, r.hi), guard)
	case r.hi == v.lo:
		w.narrow(x, span(r.lo, r.hi-1), guard)
	}
}

// assumeBelow notes that x is, without sign, no above than y.
func (w *walk) assumeBelow(x, y *trace.Box, guard *trace.Op) {
	switch rx, ry := w.boundsOf(x), w.boundsOf(y); {
	case ry.lo >= 0:
		w.narrow(x, span(0, ry.hi), guard)
	case rx.hi < 0:
		w.narrow(y, span(rx.lo, -1), guard)
	}
}
