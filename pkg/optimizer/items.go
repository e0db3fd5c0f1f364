package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
)

// With the pass items, a place in an array is its base, and its index as a box and
// a constant: p[i+1] and p[i+2] are apart whatever i is. Of two bases nothing
// follows, but for what distance.go asks. So several items are known at a time, and
// stores to them are held as those to fields are.

var itemRules = []Rule{
	{Name: "distance-known", Doc: "how far two arrays are from each other is asked once", Codes: []ops.Code{ops.UintGe, ops.IntGe}, try: decideByFar},
}

// maxItems is how many items of a memory are known, so that a trace of thousands
// of them does not compare each with all others.
const maxItems = 128

// apart reports whether two contents are of different places for certain.
func (w *walk) apart(a, b content) bool {
	switch {
	case !w.set.Has(Items) || a.descr != b.descr:
		return false
	case a.index == nil:
		return w.unlike(w.value(a.base), w.value(b.base))
	case !sameBox(a.base, b.base):
		return w.basesApart(a, b)
	}
	if r, s := w.boundsOf(a.index), w.boundsOf(b.index); min(r.lo, s.lo) >= 0 && (r.hi < s.lo || s.hi < r.lo) {
		return true
	}
	x, i := w.stepFrom(a.index)
	y, j := w.stepFrom(b.index)
	switch {
	case x == y:
		return i != j
	case x.Const && y.Const:
		return x.Int+i != y.Int+j
	case x.Const && x.Int+i < 0 || y.Const && y.Int+j < 0:
		return false // never reached
	}
	return w.distant(x, y, j-i)
}

// noteWrite notes that a place is written. Nothing is apart from a field, but that of an
// object which the trace has made is none that was there before.
func (w *walk) noteWrite(m *memory, c content) {
	if w.set.Has(Virtuals) && isObject(w.def(c.base)) {
		return
	}
	if !w.set.Has(Items) || c.index == nil || len(m.wrote) == maxItems {
		m.touched = true
	} else {
		m.wrote = append(m.wrote, c)
	}
}

// touched reports whether a place may have been written since the walk began.
func (w *walk) touched(c content) bool {
	m := w.heap.of(c.descr)
	return m.touched || slices.ContainsFunc(m.wrote, func(x content) bool { return !w.apart(x, c) })
}

// overwrite forgets what a store may have changed: of a field, or where different
// descrs reach the memory, all of it.
func (w *walk) overwrite(c content) {
	m := w.heap.of(c.descr)
	if w.set.Has(Virtuals) && isObject(w.def(c.base)) {
		w.fill(m, c)
		return
	}
	if !w.set.Has(Items) || m.mixed || c.index == nil {
		m.forget(true)
		return
	}
	w.noteWrite(m, c)
	m.items = slices.DeleteFunc(m.items, func(k *content) bool { return !w.apart(*k, c) })
}

// fill forgets what a store to an object that the trace has made may have changed: of
// what was there before it nothing.
func (w *walk) fill(m *memory, c content) {
	stale := func(k *content) bool {
		return k.descr.MayAlias(c.descr) && !w.unlike(w.value(k.base), c.base) && !w.apart(*k, c)
	}
	for key, k := range w.heap.fields {
		if stale(k) {
			delete(w.heap.fields, key)
		}
	}
	m.items = slices.DeleteFunc(m.items, stale)
}
