package optimizer

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// What a guard shows of two boxes. Those that are equal become one: from here on the
// later one is the other. Pointers that are not, or of which one is to an object made
// after the other was there, lead to different objects, and so a field of the one is
// not that of the other.

// learnEqual notes that a guard has shown two boxes to be equal.
func (w *walk) learnEqual(guard *trace.Op) {
	cmp := w.def(guard.Args[0])
	if cmp == nil || guard.Code == ops.GuardValue {
		return
	}
	c := cmp.Code
	if guard.Code == ops.GuardFalse {
		c = opposite[c]
	}
	if c == ops.IntEq || c == ops.PtrEq {
		w.become(w.value(cmp.Args[0]), w.value(cmp.Args[1]), guard)
	}
}

// become makes one box of two, that which is there first.
func (w *walk) become(x, y *trace.Box, by *trace.Op) {
	if x.Const || y.Const || x == y {
		return
	}
	if p, q := w.made(x), w.made(y); p > q || p == q && x.ID > y.ID {
		x, y = y, x
	}
	if w.info[x.ID].nonnil == nil {
		w.info[x.ID].nonnil = w.info[y.ID].nonnil
	}
	w.know(y, x, by)
}

// made says when a box was there, in the order of the line; 0 of what comes from
// before it.
func (w *walk) made(b *trace.Box) int32 {
	if b.Const || w.info[b.ID].at == 0 {
		return 0
	}
	return w.line.links[w.info[b.ID].at].rank
}

// unlike reports whether two pointers are different for certain.
func (w *walk) unlike(p, q *trace.Box) bool {
	switch {
	case p == q:
		return false
	case p.Const && q.Const:
		return p.Ref != q.Ref
	case w.madeAfter(p, q) || w.madeAfter(q, p):
		return true
	}
	return w.answered(ops.PtrNe, p, q, 1) || w.answered(ops.PtrEq, p, q, 0)
}

// answered reports whether a comparison of two pointers was made, and gave a number.
func (w *walk) answered(c ops.Code, p, q *trace.Box, want int64) bool {
	cmp := w.pure.find(c, nil, []*trace.Box{p, q})
	if cmp == nil {
		return false
	}
	v, ok := number(w.value(cmp.Result))
	return ok && v == want
}

// madeAfter reports whether a pointer is to an object that was made when the other
// pointer was there.
func (w *walk) madeAfter(p, q *trace.Box) bool {
	def := w.def(p)
	return def != nil && def.Code.Is(ops.Fresh) && w.made(p) > w.made(q)
}
