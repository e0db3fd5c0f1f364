package optimizer

import (
	"sync"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A walk is short, and most of the memory that it takes is tables by box and by op,
// and ops that vanish again. Both are used again: else optimising is half the
// collector's work.

// tables are what a walk looks things up in.
type tables struct {
	env   env
	defs  []*trace.Op
	info  []info
	links []link
	slots []*trace.Op // of the pass pure
	facts []fact      // as a report lists them
	heap  heapTables
}

var spareTables = sync.Pool{New: func() any {
	return &tables{heap: heapTables{map[*descr.Memory]*memory{}, map[string]*memory{}, map[fieldKey]*content{}}}
}}

// takeTables gives a walk its tables, empty.
func (w *walk) takeTables() {
	t := spareTables.Get().(*tables)
	n := int(w.rec.NumIDs)
	w.tables = t
	w.env, w.defs = sized(t.env, n), sized(t.defs, n)
	w.info = sized(t.info, n+8)[:0]
	w.line = line{links: append(t.links[:0], link{})}
	w.pure.slots = t.slots
	w.heap.heapTables = t.heap
}

// sized gives a slice of n zero elements, in the place of one that is all zeros.
func sized[S ~[]T, T any](s S, n int) S {
	if cap(s) < n {
		return make(S, n, n+n/2)
	}
	return s[:n]
}

// release gives back the tables of a walk, and of those that have it before them.
// They keep nothing alive.
func (w *walk) release() {
	for _, l := range w.loops {
		l.release()
	}
	clear(w.env)
	clear(w.defs)
	clear(w.info)
	clear(w.line.links)
	clear(w.pure.slots)
	clear(w.tables.facts)
	clear(w.heap.byDescr)
	clear(w.heap.byClass)
	clear(w.heap.byPlace)
	*w.tables = tables{w.env, w.defs, w.info, w.line.links, w.pure.slots, w.tables.facts, w.heap.heapTables}
	spareTables.Put(w.tables)
	w.tables = nil
}

// room is an op with its operands beside it.
type room struct {
	trace.Op
	args [3]*trace.Box
}

// rooms is how many are made at a time: as the runtime has no class of memory that fits 16.
const rooms = 17

// newRoom gives room for an op.
func (w *walk) newRoom() (r *room) {
	if n := len(w.vacant); n > 0 {
		r, w.vacant = w.vacant[n-1], w.vacant[:n-1]
		return r
	}
	if len(w.rooms) == 0 {
		w.rooms = make([]room, rooms)
	}
	r, w.rooms = &w.rooms[0], w.rooms[1:]
	return r
}

// vacate takes the room of an op that was taken away. No rule keeps such an op.
func (w *walk) vacate(r *room) {
	*r = room{}
	w.vacant = append(w.vacant, r)
	w.integers.coming.op = nil
}
