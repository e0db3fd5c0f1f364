package optimizer

import (
	mathbits "math/bits"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Of two slices nothing is known either. An interpreter has its stack in one, a guest's
// variables in another and its constants in a third, all of one type: each push might
// change a variable. That their pointers differ says nothing, since slices may lie over
// each other in part. So the entry bridge asks how far each is behind the other, counted
// around the end of all addresses: once, like distances, where neither changes in the loop.
//
// How many items a slice has is not asked of it: a limit that its indices were shown to be
// below is as good, and is what the loop knows of them.

// A far says that one array begins at least so many items behind another, so that none
// of those is at its beginning or behind that.
type far struct {
	base, from *trace.Box
	limit      *trace.Box
	stride     uintptr
	shown      *trace.Box // by this comparison
}

// farOf reads a comparison as one of how far two arrays are from each other.
func (w *walk) farOf(cmp *trace.Op) (f far, ok bool) {
	switch {
	case cmp == nil || cmp.Code != ops.UintGe && cmp.Code != ops.IntGe:
		return f, false
	case cmp.Code == ops.IntGe && w.boundsOf(cmp.Args[1]).lo < 0:
		return f, false
	}
	f = far{limit: cmp.Args[1], stride: 1, shown: cmp.Result}
	bytes := w.def(cmp.Args[0])
	if bytes != nil && (bytes.Code == ops.UintRshift || bytes.Code == ops.UintDiv) && bytes.Args[1].Const {
		if n := bytes.Args[1].Int; bytes.Code == ops.UintDiv {
			f.stride = uintptr(n)
		} else {
			f.stride <<= uint64(n)
		}
		bytes = w.def(bytes.Args[0])
	}
	around := bytes != nil && bytes.Code == ops.IntNeg
	if around {
		bytes = w.def(bytes.Args[0])
	}
	if bytes == nil || bytes.Code != ops.PtrSub {
		return f, false
	}
	if f.base, f.from = bytes.Args[0], bytes.Args[1]; around {
		f.base, f.from = f.from, f.base
	}
	return f, true
}

// learnFar notes what a guard shows of how far arrays are from each other. In a loop its
// boxes go round, so that bridges have them.
func learnFar(w *walk, op *trace.Op) {
	if op.Code != ops.GuardTrue {
		return
	}
	f, ok := w.farOf(w.def(op.Args[0]))
	if !ok {
		return
	}
	if w.distances.far = append(w.distances.far, f); w.peel != nil {
		w.need([]*trace.Box{f.base, f.from, f.limit})
	}
}

// decideByFar: what was asked before need not be asked by whoever enters the loop.
func decideByFar(w *walk, op *trace.Op) answer {
	f, ok := w.farOf(op)
	if !ok || op.Code == ops.IntGe && w.boundsOf(op.Args[0]).lo < 0 {
		return keep
	}
	if slices.ContainsFunc(w.distances.far, func(k far) bool { return k.about(f) && sameBox(k.limit, f.limit) }) {
		return isTruth(true, nil)
	}
	return keep
}

// about reports whether two are of the same arrays.
func (f far) about(g far) bool {
	return f.stride == g.stride && sameBox(f.base, g.base) && sameBox(f.from, g.from)
}

// basesApart reports whether items of two arrays are different ones for certain.
func (w *walk) basesApart(a, b content) bool {
	if w.isFar(b, a) && w.isFar(a, b) {
		return true
	}
	w.wonderBases(a, b)
	return false
}

// isFar reports whether the array of an item begins behind another item for certain.
func (w *walk) isFar(a, b content) bool {
	asked := far{base: a.base, from: b.base, stride: a.descr.Stride}
	is := func(f far) bool { return f.about(asked) && w.isBelow(b.index, f.limit) }
	if slices.ContainsFunc(w.distances.far, is) {
		return true
	}
	if w.peel == nil || w.peel.ended {
		return false
	}
	for _, f := range w.peel.before.distances.far {
		if w.isAtHand(f.base) && w.isAtHand(f.from) && w.isAtHand(f.limit) && is(f) {
			w.bring(f.shown)
			w.useGuard(w.peel.before.def(f.shown), ops.GuardTrue, f.shown)
			return true
		}
	}
	return false
}

// isAtHand reports whether the loop has a box.
func (w *walk) isAtHand(b *trace.Box) bool {
	return w.peel == nil || b.Const || w.was(b) != nil || w.def(b) != nil
}

// isBelow reports whether an index is known to be below a limit, and not negative: or
// the next one not to be above it, as where an append has found room.
func (w *walk) isBelow(i, limit *trace.Box) bool {
	switch from, by := w.stepFrom(i); {
	case !w.isAtHand(i):
		return false
	case w.isSo(ops.UintLt, i, limit):
		return true
	case from.Const || !w.isSo(ops.UintLt, i, trace.ConstInt(maxLength)):
		return false
	default:
		o := order{code: ops.IntLe, from: from, by: by + 1, limit: w.value(limit), room: w.boundsOf(from)}
		return w.impliedBy(&o) != nil || w.importsOrder(shows(o.code, i, limit), &o) != nil
	}
}

// isSo reports whether the rules know that a comparison holds, which the trace does not
// have.
func (w *walk) isSo(c ops.Code, x, y *trace.Box) bool {
	defer func(rule *Rule) { w.asking = rule }(w.asking)
	cmp := shows(c, x, y)
	cmp.Result = one
	for range maxForms {
		switch a := w.ask(cmp); a.verdict {
		case rewritten:
			cmp = a.op
		case equal:
			n, known := number(a.box)
			return known && n == 1
		default:
			return false
		}
	}
	return false
}

// bring computes a number in the short preamble as the entry bridge did.
func (w *walk) bring(b *trace.Box) {
	if w.isAtHand(b) {
		return
	}
	def := w.peel.before.def(b)
	for _, x := range def.Args {
		w.bring(x)
	}
	again := with(def, def.Code, def.Args...)
	again.Origin.Recorded, again.Result = -1, b
	w.use(again, b)
}

// A disjoint is two arrays of which it would help to know that the items of each that
// are below a limit are none of the other's.
type disjoint struct {
	of     [2]stretch
	stride uintptr
	at     [2]int32 // recorded ops that reached an item of each
	index  [2]*trace.Box
}

type stretch struct{ base, limit *trace.Box }

const maxDisjoint = 8 // pairs of a trace

// wonderBases notes two arrays, and what will be asked next.
func (w *walk) wonderBases(a, b content) {
	w.wonderText(a.index)
	w.wonderText(b.index)
	known := &w.distances.bases
	if !w.distances.curious || len(*known) == maxDisjoint || a.by.Origin.Recorded < 0 || b.by.Origin.Recorded < 0 {
		return
	}
	if b.base.ID < a.base.ID {
		a, b = b, a
	}
	d := &disjoint{stride: a.descr.Stride, at: [2]int32{a.by.Origin.Recorded, b.by.Origin.Recorded}}
	d.of[0].base, d.of[1].base = a.base, b.base
	d.index = [2]*trace.Box{a.index, b.index}
	if !slices.ContainsFunc(*known, func(k *disjoint) bool {
		return k.stride == d.stride && sameBox(k.of[0].base, a.base) && sameBox(k.of[1].base, b.base)
	}) {
		*known = append(*known, d)
	}
}

// basesToAsk asks of arrays that do not change, which the recorded boxes show to be apart.
func (w *walk) basesToAsk(jump *trace.Op) (list []question) {
pairs:
	for _, d := range w.distances.bases {
		last := 0
		for n := range d.of {
			s := &d.of[n]
			var i, j int
			s.base, i = w.fixedAt(s.base, jump, maxParts)
			s.limit, j = w.limitOf(d.index[n], d.at[n], jump)
			if s.base == nil || s.limit == nil {
				continue pairs
			}
			last = max(last, i, j)
		}
		if w.wereDisjoint(d) {
			about := struct {
				of     [2]stretch
				stride uintptr
			}{d.of, d.stride}
			list = append(list, question{about, last, nil, d.ask})
		}
	}
	return list
}

// limitOf gives what an index was compared with last before it was used, and the recorded
// op after which that is there.
func (w *walk) limitOf(index *trace.Box, access int32, jump *trace.Op) (*trace.Box, int) {
	from, _ := w.stepFrom(w.value(index))
	for n := access - 1; n >= 0; n-- {
		guard := w.rec.Ops[n]
		if guard.Code != ops.GuardTrue && guard.Code != ops.GuardFalse || guard.Args[0].Const {
			continue
		}
		cmp := w.defs[guard.Args[0].ID]
		if cmp == nil || cmp.Code.Mirrored() == ops.Invalid || cmp.Args[0].Kind != descr.Int {
			continue
		}
		for i, b := range cmp.Args {
			x, _ := w.stepFrom(w.resolve(w.env, b))
			if x != from && !(x.Const && from.Const) {
				continue
			}
			limit, at := w.fixedAt(w.resolve(w.env, cmp.Args[1-i]), jump, maxParts)
			if limit != nil && (x == from || !limit.Const) {
				return limit, at
			}
		}
	}
	return nil, 0
}

// wereDisjoint reports whether two arrays had nothing in common when the trace was
// recorded. Of two constants it is not asked: their distance would stand in the trace.
func (w *walk) wereDisjoint(d *disjoint) bool {
	x, y := d.of[0], d.of[1]
	if x.base.Const && y.base.Const {
		return false
	}
	bytes := uintptr(y.base.Ref) - uintptr(x.base.Ref)
	return !w.rec.Seen || uint64(bytes/d.stride) >= uint64(x.limit.Int) && uint64(-bytes/d.stride) >= uint64(y.limit.Int)
}

// ask asks how far each of two arrays is behind the other.
func (d *disjoint) ask(w *walk, resume *trace.Guard) {
	x, y := w.resolve(w.env, d.of[0].base), w.resolve(w.env, d.of[1].base)
	if sameBox(x, y) || x.Const && y.Const {
		return
	}
	bytes := w.make(ops.PtrSub, y, x)
	for n, b := range []*trace.Box{bytes, w.make(ops.IntNeg, bytes)} {
		w.insist(ops.GuardTrue, resume, w.make(ops.UintGe, w.itemsIn(b, d.stride), w.resolve(w.env, d.of[n].limit)))
	}
}

// itemsIn computes how many items are in so many bytes.
func (w *walk) itemsIn(b *trace.Box, stride uintptr) *trace.Box {
	if n := uint64(stride); mathbits.OnesCount64(n) == 1 {
		return w.make(ops.UintRshift, b, trace.ConstInt(int64(mathbits.TrailingZeros64(n))))
	}
	return w.make(ops.UintDiv, b, trace.ConstInt(int64(stride)))
}
