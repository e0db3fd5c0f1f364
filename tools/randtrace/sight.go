package randtrace

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// A sight is what can be seen of new objects where a run was left. How many there are,
// and in which order they were made, cannot: an object that nobody has need not be made.
// So they are numbered as they are met, from the refs that were handed over and from
// memory on, and their addresses are replaced by those of a place for each number.
type sight struct {
	w       *world
	live    *world // where w was while it ran: it may be a copy
	heap    heap
	refs    []unsafe.Pointer
	objects []object
	rows    [][2 * items]int64
	numbers map[unsafe.Pointer]int
	blind   bool // there are too many to be told apart
}

// numbered are the places for numbers.
var numbered [1 << 12][unsafe.Sizeof(object{})]byte

// sights are those of two outcomes.
func sights(a, b *outcome) (s, t *sight) {
	blind := false
	for _, o := range []*outcome{a, b} {
		blind = blind || o.w.fresh > len(o.w.Fresh) || o.w.rows > len(o.w.Rows)
	}
	return newSight(a, blind), newSight(b, blind)
}

func newSight(o *outcome, blind bool) *sight {
	s := &sight{w: o.w, live: o.live, heap: o.w.heap, numbers: map[unsafe.Pointer]int{}, blind: blind}
	for _, p := range o.refs {
		s.refs = append(s.refs, s.number(p))
	}
	for i := range contents {
		if c := &contents[i]; c.m.Kind == descr.Ref {
			at := unsafe.Add(unsafe.Pointer(&s.heap), c.offset)
			ops.StoreRef(at, s.number(ops.LoadRef(at)))
		}
	}
	for n := 0; n < len(s.objects); n++ {
		for _, a := range targets[toObject].reach {
			if d := a.d.(*descr.Memory); d.Kind == descr.Ref {
				at := ops.Address(d, unsafe.Pointer(&s.objects[n]), 0)
				p := s.number(ops.LoadRef(at)) // which may move the objects
				ops.StoreRef(ops.Address(d, unsafe.Pointer(&s.objects[n]), 0), p)
			}
		}
	}
	return s
}

// number gives the place that stands for a new object, or for a place in it.
func (s *sight) number(p unsafe.Pointer) unsafe.Pointer {
	if !s.live.isFresh(p) {
		if _, ok := caskets.Load(p); ok && s.live.isFresh(unsafe.Pointer((*casket)(p).P)) { // the box has an address in it
			c := *(*casket)(p)
			c.P = (*object)(s.number(unsafe.Pointer(c.P)))
			return unsafe.Pointer(boxOf(c))
		}
		return p
	}
	if s.blind {
		return unsafe.Pointer(&numbered[0])
	}
	if i, in := within(p, unsafe.Pointer(&s.live.Fresh), unsafe.Sizeof(object{}), len(s.live.Fresh)); i >= 0 {
		return s.place(p, in, func() { s.objects = append(s.objects, s.w.Fresh[i]) })
	}
	i, in := within(p, unsafe.Pointer(&s.live.Rows), unsafe.Sizeof(s.live.Rows[0]), len(s.live.Rows))
	if i < 0 {
		return unsafe.Pointer(&numbered[0])
	}
	return s.place(p, in, func() { s.rows = append(s.rows, s.w.Rows[i]) })
}

func (s *sight) place(p unsafe.Pointer, in uintptr, add func()) unsafe.Pointer {
	start := unsafe.Add(p, -int(in))
	n, known := s.numbers[start]
	if !known {
		n = len(s.numbers) + 1
		s.numbers[start] = n
		add()
	}
	return unsafe.Add(unsafe.Pointer(&numbered[n]), in)
}

// within says which element of an array a pointer is in, and how far; -1 if it is in none.
func within(p, array unsafe.Pointer, size uintptr, n int) (index int, in uintptr) {
	by := uintptr(p) - uintptr(array)
	if by >= size*uintptr(n) {
		return -1, 0
	}
	return int(by / size), by % size
}

func (s *sight) equal(t *sight) bool {
	return slices.Equal(s.refs, t.refs) && s.heap == t.heap && slices.Equal(s.objects, t.objects) && slices.Equal(s.rows, t.rows)
}
