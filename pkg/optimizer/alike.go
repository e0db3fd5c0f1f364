package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Of two pointers nothing is known. An interpreter reaches its stack as a variable and as
// a field of what it passes on, a frame as a variable and as the last of a slice: each
// store by the one way forgets what was loaded by the other. Where neither pointer changes
// in the loop, the entry bridge asks once whether they are the same.

// An alike is two pointers, and how they compare: ptr_eq or ptr_ne.
type alike struct {
	x, y *trace.Box
	by   ops.Code
}

const maxAlike = 16 // pairs of a trace

// toldApart reports whether two pointers are different for certain. If not, it would help
// to know whether they are one.
func (w *walk) toldApart(x, y *trace.Box) bool {
	if w.unlike(x, y) {
		return true
	}
	if y.ID < x.ID {
		x, y = y, x
	}
	list := &w.distances.pointers
	known := func(k alike) bool { return sameBox(k.x, x) && sameBox(k.y, y) }
	if w.distances.curious && len(*list) < maxAlike && !slices.ContainsFunc(*list, known) {
		*list = append(*list, alike{x: x, y: y})
	}
	return false
}

// alikeToAsk asks of pointers that do not change.
func (w *walk) alikeToAsk(jump *trace.Op) (list []question) {
	for _, k := range w.distances.pointers {
		x, i := w.fixedAt(k.x, jump, maxParts)
		y, j := w.fixedAt(k.y, jump, maxParts)
		if x == nil || y == nil || x.Const && y.Const {
			continue
		}
		if k = (alike{x, y, ops.PtrNe}); x.Ref == y.Ref {
			k.by = ops.PtrEq
		}
		list = append(list, question{k, max(i, j), nil, k.ask})
	}
	return list
}

func (k alike) ask(w *walk, resume *trace.Guard) {
	x, y := w.resolve(w.env, k.x), w.resolve(w.env, k.y)
	if sameBox(x, y) || x.Const && y.Const {
		return
	}
	w.insist(ops.GuardTrue, resume, w.make(k.by, x, y))
	w.distances.alike = append(w.distances.alike, alike{x, y, k.by})
}

// importAlike makes it hold of pointers that the loop has of the entry bridge that they
// compare as that has asked for.
func (w *walk) importAlike(op *trace.Op) {
	for _, k := range w.peel.before.distances.alike {
		if w.isAtHand(k.x) && w.isAtHand(k.y) && !slices.Contains(w.distances.alike, k) {
			w.distances.alike = append(w.distances.alike, k)
			w.useTest(op, k.by, k.x, k.y)
		}
	}
}

// staysApart reports whether each round begins with two pointers that are different.
func (w *walk) staysApart(x, y *trace.Box) bool {
	return slices.Contains(w.distances.alike, alike{x, y, ops.PtrNe}) || slices.Contains(w.distances.alike, alike{y, x, ops.PtrNe})
}
