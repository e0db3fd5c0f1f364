package witness

import (
	"fmt"
	"slices"
	"unsafe"

	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
)

// A Witness keeps the places that traces have touched, and what was wrong.
type Witness struct {
	Faults []string
	places []place
	at     map[uintptr][]int // their numbers, by address without the last three bits
	before []uint64          // what was in them, of all calls that have not ended
	calls  map[*descr.Call]int
}

// place is memory that a descr led to. The pointer keeps it from being used for
// anything else.
type place struct {
	at        unsafe.Pointer
	size      uint8
	class     string
	descr     string
	immutable bool
}

// most is how many places are looked at around a call; of more, those touched first
// for the first time are forgotten.
const most = 1024

// New makes a judge and its witness.
func New() (*direct.Backend, *Witness) {
	w := &Witness{at: map[uintptr][]int{}, calls: map[*descr.Call]int{}}
	b := direct.New()
	b.Touch, b.Around = w.touch, w.around
	return b, w
}

// Seen gives the number of places touched.
func (w *Witness) Seen() int { return len(w.places) }

func (w *Witness) fault(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(w.Faults, text) {
		w.Faults = append(w.Faults, text)
	}
}

// touch notes a place, and holds it against those known at the same address.
func (w *Witness) touch(d *descr.Memory, at unsafe.Pointer) {
	p := place{at: at, descr: d.Name, size: d.Size, class: d.Class, immutable: d.Immutable}
	key := uintptr(at) &^ 7
	for _, n := range w.at[key] {
		o := &w.places[n]
		if o.descr == p.descr && o.at == at {
			return
		}
		if o.class != p.class && o.overlaps(&p) && !(o.immutable && p.immutable) { // Go has one box for each small number
			w.fault("%s and %s lead to one place, but are of classes %s and %s", o.descr, p.descr, o.class, p.class)
		}
	}
	w.note(p)
	if len(w.places) > most && len(w.before) == 0 {
		w.forget(most / 2)
	}
}

func (w *Witness) note(p place) {
	key := uintptr(p.at) &^ 7
	w.at[key] = append(w.at[key], len(w.places))
	w.places = append(w.places, p)
}

// forget keeps the last few places.
func (w *Witness) forget(kept int) {
	last := slices.Clone(w.places[len(w.places)-kept:])
	w.places = w.places[:0]
	clear(w.at)
	for _, p := range last {
		w.note(p)
	}
}

func (p *place) overlaps(o *place) bool {
	from, to := uintptr(p.at), uintptr(o.at)
	return from < to+uintptr(o.size) && to < from+uintptr(p.size)
}

// Of a function that is called often, all of the first calls are looked at, and then
// one of some: what thousands of calls have not done, the next will hardly do.
const firstCalls, thenOneOf = 500, 32

// around makes a call and looks at all places before and after. A call that
// panics may have done anything: nobody goes on from there.
func (w *Witness) around(d *descr.Call, call func()) {
	if w.calls[d]++; w.calls[d] > firstCalls && w.calls[d]%thenOneOf != 0 {
		call()
		return
	}
	first := len(w.before)
	defer func() { w.before = w.before[:first] }()
	for n := range w.places {
		w.before = append(w.before, w.places[n].value())
	}
	last := len(w.before)
	call()
	for n, v := range w.before[first:last] {
		if p := &w.places[n]; p.value() != v {
			w.changed(d, p)
		}
	}
}

// changed holds a place that a call has changed against what the call says.
func (w *Witness) changed(d *descr.Call, p *place) {
	switch {
	case p.immutable:
		w.fault("the call of %s changes %s, which is immutable", d.Name, p.descr)
	case !d.Effects.MayWrite(p.class):
		w.fault("the call of %s changes %s, of class %s, which is not among what it may write", d.Name, p.descr, p.class)
	}
}

// value is what is there, as bits.
func (p *place) value() uint64 {
	switch p.size {
	case 1:
		return uint64(*(*uint8)(p.at))
	case 2:
		return uint64(*(*uint16)(p.at))
	case 4:
		return uint64(*(*uint32)(p.at))
	}
	return *(*uint64)(p.at)
}
