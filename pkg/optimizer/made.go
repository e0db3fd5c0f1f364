package optimizer

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// Objects begin with zeros: a machine's new frame has a stack pointer of 0, a new variable
// is bound to nothing. PyPy knows that of virtual objects, as long as they are. Here it is
// known of whatever the trace has made, until a store or a call may have changed it.

// noteFilled notes what is stored into an object that the trace has made.
func (w *walk) noteFilled(c content) {
	h := &w.heap
	if list := h.filled[c.base]; len(list) < maxPlaces && !w.contains(list, c) {
		if h.filled == nil {
			h.filled = map[*trace.Box][]content{}
		}
		h.filled[c.base] = append(list, c)
	}
}

func loadZero(w *walk, op *trace.Op) answer {
	c := w.contentOf(op)
	made := w.def(c.base)
	if !w.set.Has(Heap) || !isObject(made) { // nobody has noted stores
		return keep
	}
	at, m := w.info[c.base.ID].at, w.heap.of(c.descr)
	filled := w.heap.filled[c.base]
	may := func(k content) bool { return !w.apart(k, c) }
	switch {
	case w.line.links[at].op != made, m.touched > at, len(filled) == maxPlaces:
		return keep
	case slices.ContainsFunc(filled, may), slices.ContainsFunc(m.wrote, may):
		return keep
	case op.Memory().Kind == descr.Ref:
		return is(trace.ConstRef(nil), made)
	}
	return isInt(0, made)
}
