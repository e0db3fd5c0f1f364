package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// With the pass items, a place is what a load or store reaches, however that is written:
// so many bytes behind a base, or behind an item of a stride. Of one base, places with
// no byte in common are apart, and so are p[i+1] and p[i+2], whatever i is. Of two bases
// nothing follows, but for what bases.go asks. So several places of a class are known
// at a time, and stores to items are held as those to fields are.

// A place is where a value is.
type place struct {
	base, index *trace.Box // index is nil where a constant says it all
	stride, at  int64      // in bytes
	size        int64
}

// maxPlaces is how many places of a memory are known, so that a trace of thousands
// of them does not compare each with all others.
const maxPlaces = 128

// placeOf gives the place that a content is of, which may be another walk's: then a box
// of that may be none of this one.
func (w *walk) placeOf(c content) place {
	mine := func(b *trace.Box) bool { return b.Const || int(b.ID) < len(w.info) }
	p := place{base: c.base, at: int64(c.descr.Offset), size: int64(c.descr.Size)}
	for mine(p.base) {
		def := w.def(p.base)
		if def == nil || def.Code != ops.PtrAdd {
			break
		}
		n, ok := number(w.value(def.Args[1]))
		if !ok {
			break
		}
		p.base, p.at = w.value(def.Args[0]), p.at+n
	}
	if c.index != nil {
		p.index, p.stride = c.index, int64(c.descr.Stride)
		if n, ok := number(p.index); ok {
			p.index, p.at = nil, p.at+n*p.stride
		}
	}
	return p
}

// at reports whether two contents are of the same place for certain.
func (w *walk) at(c, d content) bool {
	switch {
	case sameBox(c.base, d.base) && c.descr == d.descr && (c.index == nil || sameBox(c.index, d.index)):
		return true
	case !w.set.Has(Items) || c.descr.Mem != d.descr.Mem:
		return false
	}
	p, q := w.placeOf(c), w.placeOf(d)
	return sameBox(p.base, q.base) && p.at == q.at && (p.index == q.index || p.index != nil && q.index != nil && sameBox(p.index, q.index)) && (p.index == nil || p.stride == q.stride)
}

// apart reports whether two contents of one class are of different places for certain.
func (w *walk) apart(a, b content) bool {
	switch {
	case !w.set.Has(Items):
		return false
	case a.index != nil && a.descr == b.descr && sameBox(a.base, b.base):
		return w.unequal(a.index, 0, b.index, 0)
	}
	switch p, q := w.placeOf(a), w.placeOf(b); {
	case sameBox(p.base, q.base):
		return w.partsApart(p, q)
	case w.madeAfter(p.base, q.base) || w.madeAfter(q.base, p.base):
		return true
	case a.index == nil && b.index == nil:
		return a.descr == b.descr && w.toldApart(w.value(a.base), w.value(b.base))
	case a.descr == b.descr, a.index != nil && b.index != nil && a.descr.Stride == b.descr.Stride && beginsAtBase(a) && beginsAtBase(b):
		return w.basesApart(a, b)
	}
	return false
}

// beginsAtBase reports whether an item begins where the base of its array says.
func beginsAtBase(c content) bool {
	return c.descr.Offset+uintptr(c.descr.Size) <= c.descr.Stride
}

// partsApart reports whether two places of one base are different ones for certain.
func (w *walk) partsApart(p, q place) bool {
	items := max(p.stride, q.stride)
	switch {
	case p.index == nil && q.index == nil:
		return p.at+p.size <= q.at || q.at+q.size <= p.at
	case items == 0, p.index != nil && p.stride != items, q.index != nil && q.stride != items:
		return false
	}
	i, p := p.within(items)
	j, q := q.within(items)
	switch {
	case p.at+p.size > items || q.at+q.size > items:
		return false
	case p.at+p.size <= q.at || q.at+q.size <= p.at:
		return true // whatever items they are of
	}
	return w.unequal(orZero(p.index), i, orZero(q.index), j)
}

// within splits where a place is into items and bytes.
func (p place) within(stride int64) (items int64, q place) {
	q = p
	if q.at %= stride; q.at < 0 {
		q.at += stride
	}
	return (p.at - q.at) / stride, q
}

func orZero(b *trace.Box) *trace.Box {
	if b == nil {
		return zero
	}
	return b
}

// unequal reports whether x+i and y+j are different indices for certain.
func (w *walk) unequal(x *trace.Box, i int64, y *trace.Box, j int64) bool {
	if r, s := w.boundsOf(x), w.boundsOf(y); i == j && min(r.lo, s.lo) >= 0 && (r.hi < s.lo || s.hi < r.lo) {
		return true
	}
	x, m := w.stepFrom(x)
	y, n := w.stepFrom(y)
	i, j = i+m, j+n
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

// noteWrite notes that a place is written. An object that the trace has made is none
// that was there before, and is noted apart.
func (w *walk) noteWrite(m *memory, c content) {
	switch {
	case w.set.Has(Virtuals) && isObject(w.def(c.base)):
		w.noteFilled(c)
	case !w.set.Has(Items) || len(m.wrote) == maxPlaces:
		w.heap.touch(m)
	case !w.contains(m.wrote, c):
		m.wrote = append(m.wrote, c)
	}
}

// touched reports whether a place may have been written since the walk began.
func (w *walk) touched(c content) bool {
	m := w.heap.of(c.descr)
	return m.touched > 0 || slices.ContainsFunc(m.wrote, func(x content) bool { return !w.apart(x, c) })
}

func (w *walk) contains(list []content, c content) bool {
	return slices.ContainsFunc(list, func(x content) bool { return w.at(x, c) })
}

// overwrite forgets what a store may have changed. A store to an object that the trace
// has made changes nothing that was there before it.
func (w *walk) overwrite(c content) {
	m := w.heap.of(c.descr)
	switch {
	case w.set.Has(Virtuals) && isObject(w.def(c.base)):
		w.noteWrite(m, c)
		m.drop(func(k *content) bool { return !w.unlike(w.value(k.base), c.base) && !w.apart(*k, c) })
	case !w.set.Has(Items) && (m.mixed || c.index == nil) || len(m.fields) > maxPlaces:
		w.heap.forget(m, true)
	default:
		w.noteWrite(m, c)
		m.drop(func(k *content) bool { return !w.apart(*k, c) })
	}
}
