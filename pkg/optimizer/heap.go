package optimizer

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// heapRules follow rpython/jit/metainterp/optimizeopt/heap.py.
//
// A store to a field is held back until somebody could look: a guard (which may
// leave to the interpreter), a call that reads or writes the field's class, a
// load or store of the class through another pointer, the end of the trace. Until
// then a load is answered from it, and a store to the same field takes its place.
// Stores to arrays are performed at once, unless the pass items tells their places
// apart. The pass pending leaves what is held to the ways out of guards.
var heapRules = []Rule{
	{Name: "store-to-load", Doc: "a load after a store to the same place is the stored box", Codes: loads, try: loadStored},
	{Name: "load-again", Doc: "a place is loaded once", Codes: loads, try: loadAgain},
	{Name: "store-overwritten", Doc: "a store that is overwritten before anybody looks is not performed", Codes: stores, try: dropOverwritten},
	{Name: "store-of-same", Doc: "storing what is there already does nothing", Codes: stores, try: dropStoreOfSame},
	{Name: "poll-again", Doc: "a poll asks once in a round, until something unknown is called", Codes: []ops.Code{ops.Call}, try: dropPoll},
	{Name: "store-later", Doc: "a store to a field is performed when somebody could look", Codes: stores, try: holdStore},
}

var (
	stores = []ops.Code{ops.SetfieldGc, ops.SetarrayitemGc}
	loads  = []ops.Code{ops.GetfieldGc, ops.GetarrayitemGc}
)

// heap is what is known of memory.
type heap struct {
	recent struct { // the answer given last: an op's rules ask for the same
		descr  *descr.Memory
		memory *memory
	}
	heapTables
	line  *line                   // of the walk
	all   []*memory               // in order of first mention
	held  []*trace.Op             // stores not performed yet, in order
	calls []*descr.Call           // made so far, each once
	polls []*trace.Op             // since the last call that may do anything
	most  int                     // items known of an array
	late  map[*trace.Op]*trace.Op // held stores, as late ops have them

	filled map[*trace.Box][]content // what was stored into objects that the trace has made
}

// heapTables are what memory is looked up in.
type heapTables struct {
	byDescr map[*descr.Memory]*memory
	byClass map[string]*memory
	byPlace map[fieldKey]*content // what fields hold, as far as their memory has not been written since
}

// A fieldKey is a place that is at a constant behind its base; addr is that of a constant one.
type fieldKey struct {
	of   *memory
	mem  descr.Mem
	base *trace.Box
	addr unsafe.Pointer
	at   int64
}

// memory is what is known of the memory of one class: descrs of different classes
// never reach the same place, those of one class may.
type memory struct {
	class   string
	reached bool        // by a descr that is known
	mixed   bool        // by several
	items   []*content  // that are known, of arrays: those loaded or stored last
	fields  []*content  // that are known: by place see heap
	writes  int         // times that it may have been written, one knows not where
	held    []*trace.Op // stores not performed yet, to places that are apart
	touched int32       // how long the trace was when it was written last, one knows not where; 0 if it was not
	wrote   []content   // where else
}

// A content is a place and what it holds.
type content struct {
	descr       *descr.Memory
	base, index *trace.Box // index is nil for fields
	value       *trace.Box // what a load gives; nil if that is not known
	by          *trace.Op  // the load or store that showed it
	writes      int        // of the memory, when it was entered
}

// keyOf gives what the content of a field is found by: also that of an item whose index
// is constant, with the pass items.
func (w *walk) keyOf(m *memory, c content) fieldKey {
	p := place{base: c.base, at: int64(c.descr.Offset)}
	if w.set.Has(Items) {
		p = w.placeOf(c)
	}
	k := fieldKey{of: m, mem: c.descr.Mem, base: p.base, at: p.at}
	if p.base.Const {
		k.base, k.addr = nil, p.base.Ref
	}
	return k
}

// of gives the memory that a descr reaches.
func (h *heap) of(d *descr.Memory) *memory {
	if h.recent.descr != d {
		h.recent.descr, h.recent.memory = d, h.lookUp(d)
	}
	return h.recent.memory
}

func (h *heap) lookUp(d *descr.Memory) *memory {
	if m := h.byDescr[d]; m != nil {
		return m
	}
	m := h.ofClass(d.Class)
	m.mixed = m.reached
	m.reached, h.byDescr[d] = true, m
	return m
}

func (h *heap) ofClass(class string) *memory {
	if m := h.byClass[class]; m != nil {
		return m
	}
	m := &memory{class: class}
	for _, c := range h.calls {
		h.forget(m, c.Effects.MayWrite(class))
	}
	h.byClass[class], h.all = m, append(h.all, m)
	return m
}

// contentOf gives the place that a load or store is about, and what the place
// holds after it.
func (w *walk) contentOf(op *trace.Op) content {
	c := content{descr: op.Memory(), base: w.value(op.Args[0]), by: op}
	if c.descr.Item {
		c.index = w.value(op.Args[1])
	}
	if op.Result != nil {
		c.value = op.Result
	} else {
		c.value = w.stored(c.descr.Mem, op.Args[len(op.Args)-1])
	}
	return c
}

// stored gives what a load finds where a box was stored: a narrow place keeps
// only the low bits, so it is the box itself only if that is narrow too.
func (w *walk) stored(m descr.Mem, b *trace.Box) *trace.Box {
	switch {
	case !m.Narrow():
		return b
	case b.Const:
		return trace.ConstInt(ops.Truncate(m, b.Int))
	case w.boundsOf(b).within(ofMem(m)):
		return b
	}
	return nil
}

// findContent gives what is known of a place, held stores included.
func (w *walk) findContent(op *trace.Op) (content, bool) {
	m, c := w.heap.of(op.Memory()), w.contentOf(op)
	for _, s := range m.held {
		if h := w.contentOf(s); w.at(h, c) {
			return h, h.value != nil
		} else if !w.apart(h, c) {
			return content{}, false
		}
	}
	return w.find(c)
}

// find gives what a place is known to hold.
func (w *walk) find(place content) (content, bool) {
	h := &w.heap
	m := h.of(place.descr)
	both := m.mixed && w.set.Has(Items) // fields and items may be one place
	if place.index == nil || both && w.placeOf(place).index == nil {
		if c := h.byPlace[w.keyOf(m, place)]; c != nil && c.writes == m.writes {
			return *c, true
		}
	}
	if place.index == nil && !both {
		return content{}, false
	}
	for _, c := range m.items {
		if w.at(*c, place) || w.isItem(c, place) {
			return *c, true
		}
	}
	return content{}, false
}

// isItem reports whether an item that is known is the one of a number, as its own index
// has been found to be since.
func (w *walk) isItem(c *content, place content) bool {
	if !w.set.Has(Items) || c.descr != place.descr || !sameBox(c.base, place.base) || !place.index.Const || c.index.Const {
		return false
	}
	x, i := w.stepFrom(w.value(c.index))
	return x.Const && x.Int+i == place.index.Int
}

func loadStored(w *walk, op *trace.Op) answer {
	if c, ok := w.findContent(op); ok && c.by.Result == nil {
		return is(w.value(c.value), c.by)
	}
	return keep
}

func loadAgain(w *walk, op *trace.Op) answer {
	if c, ok := w.findContent(op); ok {
		return is(w.value(c.value), c.by)
	}
	return keep
}

func dropOverwritten(w *walk, op *trace.Op) answer {
	m, c := w.heap.of(op.Memory()), w.contentOf(op)
	if s := w.heldAt(m, c); s != nil && w.holds(op) {
		w.note(s, gone(op))
		w.heap.release(m, s)
	}
	return keep
}

// holds reports whether a store is one that may be held. What unsafe leads to may be
// taken for a box, whose loads come when they like.
func (w *walk) holds(op *trace.Op) bool {
	return (op.Code == ops.SetfieldGc || w.set.Has(Items)) && op.Memory().Class != descr.Unsafe
}

// heldAt gives the held store to a place.
func (w *walk) heldAt(m *memory, c content) *trace.Op {
	for _, s := range m.held {
		if w.at(w.contentOf(s), c) {
			return s
		}
	}
	return nil
}

// dropStoreOfSame may have been preceded by the dropping of a held store: then
// neither is performed.
func dropStoreOfSame(w *walk, op *trace.Op) answer {
	place := w.contentOf(op)
	if len(w.near(place)) > 0 {
		return keep // to another place that may be this one
	}
	c, ok := w.find(place)
	if ok && place.value != nil && sameBox(w.value(c.value), place.value) {
		return gone(c.by)
	}
	return keep
}

func holdStore(w *walk, op *trace.Op) answer {
	if !w.holds(op) {
		return keep
	}
	m, c := w.heap.of(op.Memory()), w.contentOf(op)
	w.performNear(c)
	if w.set.Has(Loads) {
		w.shown(op)
	}
	m.held = append(m.held, op)
	w.heap.held = append(w.heap.held, op)
	w.noteWrite(m, c)
	w.reach(c)
	return answer{verdict: held}
}

// release forgets a held store, which is being performed or dropped.
func (h *heap) release(m *memory, op *trace.Op) {
	is := func(s *trace.Op) bool { return s == op }
	h.held, m.held = slices.DeleteFunc(h.held, is), slices.DeleteFunc(m.held, is)
}

// perform emits a held store.
func (w *walk) perform(op *trace.Op) {
	if w.peel != nil && slices.Contains(w.peel.heads, op) {
		w.peel.performed = append(w.peel.performed, w.contentOf(op))
	}
	w.heap.release(w.heap.of(op.Memory()), op)
	w.append(op)
	w.learn(op)
}

func (w *walk) performAll() {
	for len(w.heap.held) > 0 {
		w.perform(w.heap.held[0])
	}
}

// near lists the held stores to places that may be the one given.
func (w *walk) near(c content) (list []*trace.Op) {
	for _, s := range w.heap.of(c.descr).held {
		if !w.apart(w.contentOf(s), c) {
			list = append(list, s)
		}
	}
	return list
}

func (w *walk) performNear(c content) {
	for _, s := range w.near(c) {
		w.perform(s)
	}
}

// performStores performs the stores that an op, about to be emitted, could see.
func performStores(w *walk, op *trace.Op) {
	switch d := op.Descr.(type) {
	case *descr.Call:
		w.performFor(d)
	case *descr.Memory:
		if !op.Code.Is(ops.Pure) {
			w.performNear(w.contentOf(op))
		}
	default:
		if op.IsGuard() {
			w.performBeforeGuard(op)
		} else if op.Code.Is(ops.Final) {
			w.performAtEnd(op)
		}
	}
}

// performFor performs what a call may look at; all, if it may panic, since its
// guard comes right after it.
func (w *walk) performFor(d *descr.Call) {
	if d.MayRaise {
		w.performAll()
	}
	for _, s := range slices.Clone(w.heap.held) {
		if class := s.Memory().Class; d.Effects.MayRead(class) || d.Effects.MayWrite(class) {
			w.perform(s)
		}
	}
}

// performBeforeGuard keeps a comparison beside its guard, for the backends that
// make one jump of the two: it is moved behind the stores. Only a comparison may
// be moved, since it touches no memory.
func (w *walk) performBeforeGuard(guard *trace.Op) {
	last := w.line.last()
	w.performUnlessPending()
	if cmp := w.line.links[last].op; cmp != nil && cmp.Code.Is(ops.Compare) && len(guard.Args) > 0 && cmp.Result == guard.Args[0] {
		w.line.sink(last)
	}
}

// learnHeap notes what memory holds after an op.
func learnHeap(w *walk, op *trace.Op) {
	if d, ok := op.Descr.(*descr.Call); ok && !d.Pure {
		if !slices.Contains(w.heap.calls, d) {
			w.heap.calls = append(w.heap.calls, d)
		}
		for _, m := range w.heap.all {
			w.heap.forget(m, d.Effects.MayWrite(m.class))
		}
		if d.Poll {
			w.heap.polls = append(w.heap.polls, op)
		} else if d.Effects.WritesAll {
			w.heap.polls = nil
		}
		return
	}
	switch op.Code {
	case ops.GetfieldGc, ops.GetarrayitemGc:
		w.enter(w.contentOf(op))
		w.reach(w.contentOf(op))
	case ops.SetfieldGc, ops.SetarrayitemGc:
		w.overwrite(w.contentOf(op))
		w.enter(w.contentOf(op))
	}
}

// dropPoll takes the answer of the same poll. Nobody can tell whether it was asked once
// more, but this goroutine, if it is the one that changes what it asks for: then it has
// called something of which nothing is known. A loop asks in each round, since what
// its rounds know of each other has no polls.
func dropPoll(w *walk, op *trace.Op) answer {
	if !op.Descr.(*descr.Call).Poll {
		return keep
	}
	for _, before := range w.heap.polls {
		if before.Descr == op.Descr && sameArgs(op.Code, before.Args, op.Args) {
			return is(w.value(before.Result), before)
		}
	}
	return keep
}

func (h *heap) forget(m *memory, written bool) {
	if written {
		m.writes, m.items, m.fields = m.writes+1, m.items[:0], m.fields[:0]
		h.touch(m)
	}
}

func (h *heap) touch(m *memory) { m.touched = int32(len(h.line.links)) }

// drop forgets what some places hold.
func (m *memory) drop(stale func(*content) bool) {
	forget := func(k *content) bool {
		is := stale(k)
		if is {
			k.writes = -1
		}
		return is
	}
	m.items, m.fields = slices.DeleteFunc(m.items, forget), slices.DeleteFunc(m.fields, forget)
}

// enter notes what a place holds. Of array items only the last is kept, or the last few.
func (w *walk) enter(c content) {
	m := w.heap.of(c.descr)
	c.writes = m.writes
	switch {
	case c.value == nil:
	case c.index == nil:
		key := w.keyOf(m, c)
		k := w.heap.byPlace[key]
		if k == nil {
			k = new(content)
			w.heap.byPlace[key] = k
		}
		if k.by == nil || k.writes != m.writes {
			m.fields = append(m.fields, k)
		}
		*k = c
	default:
		k := new(content)
		*k = c
		m.items = append(slices.DeleteFunc(m.items, func(k *content) bool { return w.at(*k, c) }), k)
		m.items = m.items[max(0, len(m.items)-w.heap.most):]
	}
}
