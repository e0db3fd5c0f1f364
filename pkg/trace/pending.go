package trace

import (
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
)

// A Pending is a store that is still to be done where a trace is left. The way out
// does it, before anybody else can look: to the blackhole and to a bridge memory
// is what it would be without the optimiser. The model is the pending fields of
// rpython/jit/metainterp/resume.py, which there are part of the resume data.
type Pending struct {
	Descr *descr.Memory
	Base  *Box
	Index Sum // of an item
	Value Sum
}

// A Sum is a box and a constant that is added where it is needed, for which a loop
// then has nothing to compute.
type Sum struct {
	Box *Box // nil for no value at all
	Add int64
}

// SumOf gives a box and a constant; a constant box takes the other in.
func SumOf(b *Box, add int64) Sum {
	if b.Const && add != 0 {
		return Sum{Box: ConstInt(b.Int + add)}
	}
	return Sum{b, add}
}

// sums gives the boxes of a store with what is added to each.
func (s *Pending) sums() []Sum {
	if s.Index.Box == nil {
		return []Sum{{Box: s.Base}, s.Value}
	}
	return []Sum{{Box: s.Base}, s.Index, s.Value}
}

// Each visits the boxes of a store, constants included.
func (s *Pending) Each(f func(*Box)) {
	for _, x := range s.sums() {
		f(x.Box)
	}
}

// Map gives a copy with each box replaced by f.
func (s *Pending) Map(f func(*Box) *Box) Pending {
	n := Pending{Descr: s.Descr, Base: f(s.Base), Value: SumOf(f(s.Value.Box), s.Value.Add)}
	if s.Index.Box != nil {
		n.Index = SumOf(f(s.Index.Box), s.Index.Add)
	}
	return n
}

// mapAll maps a list.
func mapAll(list []Pending, f func(*Box) *Box) (mapped []Pending) {
	for i := range list {
		mapped = append(mapped, list[i].Map(f))
	}
	return mapped
}

// Uses visits the boxes that a guard takes along: its fail args, those of the stores
// that are pending, and those for a bridge alone.
func (g *Guard) Uses(f func(*Box)) {
	for _, b := range g.Along {
		f(b)
	}
	for _, b := range g.FailArgs {
		if b != nil {
			f(b)
		}
	}
	for i := range g.Pending {
		g.Pending[i].Each(func(b *Box) {
			if !b.Const {
				f(b)
			}
		})
	}
	EachLate(g.Late, f)
}

// PendingText stands before the stores.
const PendingText = " pending: "

// Stores prints pending stores, "" if there are none:
//
//	pending: p1[i2 + 1]<[]int> = i6, p0<Point.x> = i3
func (p *Printer) Stores(list []Pending) string {
	var s []string
	for i := range list {
		s = append(s, p.store(&list[i]))
	}
	if s == nil {
		return ""
	}
	return PendingText + strings.Join(s, ", ")
}

func (p *Printer) store(s *Pending) string {
	place := p.Box(s.Base)
	if s.Index.Box != nil {
		place += "[" + p.sum(s.Index) + "]"
	}
	return place + "<" + s.Descr.DescrName() + "> = " + p.sum(s.Value)
}

// sum prints a box, or a number, which takes none of the printer's.
func (p *Printer) sum(s Sum) string {
	switch {
	case s.Box.Const && s.Box.Kind == descr.Int:
		return strconv.FormatInt(s.Box.Int, 10)
	case s.Add != 0:
		return p.Box(s.Box) + " + " + strconv.FormatInt(s.Add, 10)
	}
	return p.Box(s.Box)
}

// pending checks stores that are still to be done.
func (v *verifier) pending(list []Pending) {
	for i := range list {
		s := &list[i]
		s.Each(v.use)
		switch {
		case s.Descr.Item != (s.Index.Box != nil):
			v.errorf("a pending store whose descr does not fit")
		case s.Base.Kind != descr.Ref || s.Value.Box.Kind != s.Descr.Kind || s.Descr.Item && s.Index.Box.Kind != descr.Int:
			v.errorf("a pending store of the wrong kinds: %s", v.p.store(s))
		case s.Descr.Kind == descr.Ref && s.Value.Add != 0:
			v.errorf("a sum of a pointer: %s", v.p.store(s))
		}
	}
}
