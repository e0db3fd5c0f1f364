package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// An order is what a guard has shown of a step and a limit: from + by < limit,
// where < may be any signed order. It decides later comparisons of the same box
// and limit, and may be sharpened by them.
type order struct {
	from  *trace.Box
	by    int64
	code  ops.Code
	limit *trace.Box
	guard *trace.Op
	at    int32        // where that stands; 0 if it is not of the trace
	room  bounds       // of from, as known before the guard
	step  *trace.Box   // what is compared, from + by; nil if it is not at hand
	near  near         // where room is too wide for the step
	asked []*trace.Box // operands of the recorded comparison, without what later guards show
}

// A near is what is known of another step from the same box, as before an order's guard.
// That a number less one is not negative says nothing of the number, which may be the
// least there is. But from there further steps do not wrap around.
type near struct {
	by   int64
	room bounds
}

var orders = []ops.Code{ops.IntLt, ops.IntLe, ops.IntGt, ops.IntGe}

// orderOf reads a comparison as an order. What is less than a limit without sign
// is less than it, unless the limit may be negative.
func (w *walk) orderOf(cmp *trace.Op, holds bool) (o order, ok bool) {
	if cmp == nil || mirrored[cmp.Code] == ops.Invalid {
		return o, false
	}
	o = order{from: w.value(cmp.Args[0]), code: cmp.Code, limit: w.value(cmp.Args[1])}
	if !holds {
		o.code = opposite[o.code]
	}
	if o.from.Const {
		o.from, o.limit, o.code = o.limit, o.from, mirrored[o.code]
	}
	if o.code == ops.UintLt && w.boundsOf(o.limit).lo >= 0 {
		o.code = ops.IntLt
	}
	o.step = o.from
	o.from, o.by = w.stepFrom(o.from)
	o.room = w.boundsOf(o.from)
	if w.integers.on && !o.from.Const && !o.room.hold(o.by) {
		o.near = w.nearOf(&o)
	}
	return o, !o.from.Const && slices.Contains(orders, o.code)
}

// nearOf finds a step from the same box with which an order's does not wrap around.
func (w *walk) nearOf(o *order) near {
	for _, k := range w.info[o.from.ID].orders {
		if k.step == nil {
			continue
		}
		if n := (near{k.by, w.boundsOf(k.step)}); n.room.hold(o.by - n.by) {
			return n
		}
	}
	return near{}
}

// reaches reports whether an order's step goes as far towards the limit as another's, or
// further: that is seen from the other step, if neither wraps around from there.
func (n near) reaches(o, p *order) bool {
	x, y := *o, *p
	x.by, y.by = o.by-n.by, p.by-n.by
	return n.room.known && n.room.hold(x.by) && n.room.hold(y.by) && x.reaches(&y)
}

// maxSteps is how many steps are traced back; the pass rewrite makes one of them.
const maxSteps = 16

// stepFrom gives a box as what is a constant away from it.
func (w *walk) stepFrom(b *trace.Box) (from *trace.Box, by int64) {
	for range maxSteps {
		def := w.def(b)
		if def == nil {
			break
		}
		n, ok := w.step(def)
		if !ok {
			break
		}
		b, by = w.value(def.Args[0]), by+n
	}
	return b, by
}

// maxOrders is how many orders of steps from one box are remembered, so that a
// trace of thousands of such steps does not compare each with all others.
const maxOrders = 32

// remember notes an order that a guard has shown.
func (w *walk) remember(o order) {
	if o.at != 0 {
		o.asked = w.askedBy(o.guard)
	}
	known := &w.info[o.from.ID].orders
	if len(*known) == maxOrders {
		*known = append((*known)[:0], (*known)[1:]...)
	}
	*known = append(*known, &o)
}

// askedBy gives what the comparison of a guard of the recording compares; nil if it was
// made before, in the trace that a bridge comes from.
func (w *walk) askedBy(guard *trace.Op) (asked []*trace.Box) {
	i := guard.Origin.Recorded
	if i < 0 {
		return nil
	}
	cmp := w.defs[w.rec.Ops[i].Args[0].ID]
	if cmp == nil {
		return nil
	}
	for _, b := range cmp.Args {
		if !b.Const {
			b = w.env[b.ID]
		}
		asked = append(asked, b)
	}
	return asked
}

// about reports whether two orders of steps from one box differ in the step alone.
func (o *order) about(p *order) bool {
	return o.code == p.code && sameBox(o.limit, p.limit)
}

// reaches reports whether the order's step goes as far towards the limit as
// another's, or further.
func (o *order) reaches(p *order) bool {
	if o.code == ops.IntLt || o.code == ops.IntLe {
		return o.by >= p.by
	}
	return o.by <= p.by
}

// implies reports whether another order follows, from being in a range: no step
// may wrap around.
func (o *order) implies(p *order, from bounds) bool {
	return o.about(p) && (o.by == p.by || o.reaches(p) && from.hold(o.by) && from.hold(p.by) || p.near.reaches(o, p))
}

// decideByOrder: what has not reached a limit had not reached it some steps
// before.
func decideByOrder(w *walk, op *trace.Op) answer {
	for _, holds := range []bool{true, false} {
		o, ok := w.orderOf(op, holds)
		if !ok {
			return keep
		}
		if k := w.impliedBy(&o); k != nil {
			return isTruth(holds, k.guard)
		}
	}
	return keep
}

// impliedBy gives an order that is known, and from which another follows.
func (w *walk) impliedBy(o *order) *order {
	for _, k := range w.info[o.from.ID].orders {
		if k.implies(o, o.room) {
			return k
		}
	}
	return nil
}

// importOrder finds that the iteration before had not reached the limit.
func importOrder(w *walk, op *trace.Op) answer {
	for _, holds := range []bool{true, false} {
		o, ok := w.orderOf(op, holds)
		if !ok {
			return keep
		}
		if by := w.importsOrder(op, &o); by != nil {
			return isTruth(holds, by)
		}
	}
	return keep
}

// importsOrder makes the short preamble test an order, if the iteration before had it.
func (w *walk) importsOrder(op *trace.Op, o *order) (by *trace.Op) {
	if w.was(o.from) == nil {
		return nil
	}
	fact := *o
	fact.by = 0
	if by = w.shownBefore(fact); by == nil || !w.follows(op, &fact, o) {
		return nil
	}
	w.useTest(op, fact.code, fact.from, fact.limit)
	return by
}

// follows reports whether an order does from a fact of the iteration before. That no
// step wraps around that one may have shown as well: a position that moves down to 0
// stays below its limit. With the pass integers.
func (w *walk) follows(op *trace.Op, fact, o *order) bool {
	if fact.implies(o, o.room) {
		return true
	}
	if !w.integers.on || !fact.about(o) || !fact.reaches(o) {
		return false
	}
	before, ok := w.roomBefore(fact, o.by)
	if ok {
		w.testBounds(op, fact.from, fact.room, before)
	}
	return ok
}

// shownBefore gives the guard by which the iteration before showed an order of
// boxes that come from there.
func (w *walk) shownBefore(o order) *trace.Op {
	before := w.peel.before
	if o.from, o.by = before.stepFrom(w.was(o.from)); !o.limit.Const {
		o.limit = w.was(o.limit)
	}
	if o.limit == nil || o.from.Const {
		return nil
	}
	for _, k := range before.info[o.from.ID].orders {
		if k.implies(&o, before.boundsOf(o.from)) {
			return k.guard
		}
	}
	return nil
}

// strengthenGuard makes an earlier guard ask the question of a later one, where
// the answer includes its own: the first of three steps then checks for all. If
// it fails the interpreter goes on from there, and perhaps finds that one step,
// or two, were possible; a guard may always fail too early, but not too late.
//
// PyPy does so when it vectorises: optimizeopt/guard.py.
func strengthenGuard(w *walk, op *trace.Op) answer {
	cmp, holds := w.def(op.Args[0]), op.Code == ops.GuardTrue
	o, ok := w.orderOf(cmp, holds)
	if !ok || !slices.Contains(orders, cmp.Code) || !w.saysItself(cmp, &o) {
		return keep
	}
	for _, k := range slices.Backward(w.info[o.from.ID].orders) {
		if k.at == 0 || !k.about(&o) || !slices.Contains(orders, w.def(k.guard.Args[0]).Code) {
			continue
		}
		before, ok := anything, k.near.reaches(&o, k)
		if !ok && o.reaches(k) {
			before, ok = w.roomBefore(k, o.by)
		}
		if !ok {
			continue
		}
		moved, ok := w.needed(cmp, k.at)
		if !ok || !w.resumeAgain(k) {
			continue
		}
		w.testBounds(op, k.from, k.room, before)
		k.room, _ = k.room.meet(before)
		w.askInstead(k, cmp, moved)
		k.guard.Code, k.by, k.step = op.Code, o.by, o.step
		w.know(op.Args[0], wanted(op), k.guard)
		w.assume(k.guard, cmp, holds)
		return gone(k.guard)
	}
	return keep
}

// saysItself reports whether a comparison and the steps that it compares are an order
// by themselves. What guards have shown since, that a limit is 2, or a box another, need
// not hold before them: the guard to be strengthened may be the one that showed it.
func (w *walk) saysItself(cmp *trace.Op, o *order) bool {
	from, limit := cmp.Args[0], cmp.Args[1]
	if sameBox(from, o.limit) {
		from, limit = limit, from
	}
	for range maxSteps {
		def := w.def(from)
		if from == o.from || def == nil {
			break
		}
		if _, ok := w.step(def); !ok || !def.Args[1].Const {
			break
		}
		from = def.Args[0]
	}
	return from == o.from && sameBox(limit, o.limit)
}

// needed lists a comparison and of the steps it compares, as far as
// they are behind the guard at hand; ok is false if it takes more than that.
func (w *walk) needed(cmp *trace.Op, at int32) (list []int32, ok bool) {
	for _, b := range cmp.Args {
		if !w.isBehind(b, at) {
			continue
		}
		def := w.def(b)
		if _, isStep := w.step(def); !isStep || !w.canRise(def, at) {
			return nil, false
		}
		list = append(list, w.info[b.ID].at)
	}
	return append(list, w.info[cmp.Result.ID].at), w.isBehind(cmp.Result, at)
}

// roomBefore reports whether neither an order's step nor one by so much wraps
// around, as could be known at the order's guard: later guards do not count. For
// an input of the loop the iteration before may have shown it; the range that it
// showed is to be tested then.
func (w *walk) roomBefore(k *order, by int64) (before bounds, ok bool) {
	if k.room.hold(by) && k.room.hold(k.by) {
		return anything, true
	}
	was := w.was(k.from)
	if was == nil {
		return anything, false
	}
	before = w.peel.before.boundsOf(was).towards(min(by, k.by), max(by, k.by))
	r, ok := k.room.meet(before)
	return before, ok && r.hold(by) && r.hold(k.by)
}

// askInstead moves ops, a comparison and its steps, up before the guard of an
// order, which asks it instead of its own.
func (w *walk) askInstead(k *order, cmp *trace.Op, moved []int32) {
	if own := w.info[k.guard.Args[0].ID].at; own != 0 {
		w.doubt(own, cmp)
	}
	for _, p := range moved {
		w.line.rise(p, k.at)
	}
	k.guard.Args = []*trace.Box{cmp.Result}
}
