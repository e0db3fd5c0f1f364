package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Zero rounds. Most loops that a program writes are gone only if a number is not 0:
// a guard before them asks for it. If the formulas of a closed loop say that with 0
// nothing changes, nobody need ask: zero rounds are a case like the others.
//
// The formulas put what changes where it is before the last round, and do that. For
// zero rounds this is one round back from where it is, and forth again. With steps
// that do not change, modulo what the number of rounds is counted modulo, that comes
// out at the same place. It does not for anything else: a place that the loop just
// sets, squares, numbers that are wider than the one that is counted.

// zero gives the input of which 0 before the loop means that nothing changes; nil if
// there is none.
func (f *form) zero() *trace.Box {
	e := &f.exits[0]
	if len(f.exits) > 1 || e.test != ops.IntNe || !e.isCertain() || len(f.last) > 0 || len(f.walk.peel.settled) > 0 {
		return nil
	}
	put, ok := f.putsBack(e)
	for _, b := range f.loop.Inputs {
		v := f.inputs[b]
		ok = ok && len(v.series) <= 2 && (len(v.series) == 1 || v.bits <= e.bits && slices.Contains(put, b))
	}
	if !ok {
		return nil
	}
	return f.single(e.left[0].add(e.left[1], -1))
}

// single gives the input of which a poly is an odd multiple.
func (f *form) single(p poly) *trace.Box {
	for t, times := range p {
		if len(p) == 1 && times&1 == 1 && t[0] != 0 && t[1] == 0 {
			return f.input(t[0] - 1)
		}
	}
	return nil
}

// putsBack gives the inputs that stand for places which the way out stores to, as they
// are after a round; it is not ok if it leads on with anything else that changes.
func (f *form) putsBack(e *exit) (put []*trace.Box, ok bool) {
	g := e.guard.Guard
	for _, fr := range g.Frames {
		for _, b := range slices.Concat(fr.Ints, fr.Refs) {
			if b != nil && !b.Const && len(f.inputs[b].series) != 1 {
				return nil, false
			}
		}
	}
	values := f.evolutions()
	for i := range g.Pending {
		b := f.atHead(&g.Pending[i])
		if b == nil || !f.isNext(values, g.Pending[i].Value, f.inputs[b]) {
			return nil, false
		}
		put = append(put, b)
	}
	return put, true
}

// atHead gives the input that is at a place when the loop begins; nil if none is.
func (f *form) atHead(p *trace.Pending) *trace.Box {
	same := func(s, t trace.Sum) bool {
		return s.Add == t.Add && (s.Box == t.Box || s.Box != nil && t.Box != nil && sameBox(s.Box, t.Box))
	}
	for _, h := range f.loop.Pending {
		if h.Descr == p.Descr && sameBox(h.Base, p.Base) && same(h.Index, p.Index) && h.Value.Add == 0 && slices.Contains(f.loop.Inputs, h.Value.Box) {
			return h.Value.Box
		}
	}
	return nil
}

// isNext reports whether a sum is what an input is a round later.
func (f *form) isNext(values map[*trace.Box]evolution, s trace.Sum, in evolution) bool {
	v := f.of(values, s.Box)
	if !v.isKnown() || len(in.series) > 2 || v.width != in.width || s.Add != 0 && v.bits < 64 {
		return false
	}
	next := series{in.part(0).add(in.part(1), 1), in.part(1)}.trim()
	return v.add(constSeries(s.Add), 1).add(next, -1).isZero()
}

func (s series) isZero() bool { return len(s) == 1 && len(s[0]) == 0 }
