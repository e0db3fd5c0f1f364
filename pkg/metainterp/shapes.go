package metainterp

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Loops that look alike. A program has the same loop at many places: another one that
// empties a cell, another copy. Their recordings differ in nothing but where the guest
// is, and so do their formulas: in what the way out passes on of that. So the formulas
// are made once for each shape of a recording; at other places the greens are put in.

// A shape is what is known of the loops that look alike.
type shape struct {
	closed *trace.Closed // the formulas of the first; nil if it has none
	shape  *shapeOf
}

// shapeOf is the text that recordings have in common which look alike, and what of
// them does not matter.
type shapeOf struct {
	key    []byte
	greens []*trace.Box       // what guards have of the guest's position, each value once
	places map[*trace.Box]int // which of the greens a box is
	taken  []*trace.Box       // greens that ops take
	descrs map[descr.Descr]int64
}

// exchange gives the green of another recording for one of this.
func (k *shapeOf) exchange(b *trace.Box, greens []*trace.Box) *trace.Box {
	if n, isGreen := k.places[b]; isGreen {
		return greens[n]
	}
	return b
}

// closeAlike gives the formulas of a recording, as those of one that looks alike where
// there was one.
func (r *Recorder) closeAlike(t *trace.Trace) *trace.Closed {
	if r.shapes == nil {
		r.shapes, r.descrs = map[string]*shape{}, map[descr.Descr]int64{}
	}
	k := shapeText(r.descrs, t.Ops)
	s := r.shapes[string(k.key)]
	if s == nil {
		s = &shape{r.CloseLoop(t), k}
		r.shapes[string(k.key)] = s
		return s.closed
	}
	c := s.with(k.greens)
	if r.Verify && !sameFormulas(r.descrs, c, r.CloseLoop(t)) {
		panic("metainterp: Recorder.closeAlike: loops that look alike have other formulas")
	}
	return c
}

// with puts other greens into the formulas' ways out.
func (s *shape) with(greens []*trace.Box) *trace.Closed {
	if s.closed == nil {
		return nil
	}
	c := *s.closed
	c.Ops, c.InVain = make([]*trace.Op, len(s.closed.Ops)), false
	for i, op := range s.closed.Ops {
		if c.Ops[i] = op; op.Guard != nil {
			again := *op
			again.Guard = op.Guard.Map(func(b *trace.Box) *trace.Box { return s.shape.exchange(b, greens) })
			c.Ops[i] = &again
		}
	}
	return &c
}

// sameFormulas reports whether loops have the same formulas and ways out.
func sameFormulas(descrs map[descr.Descr]int64, c, d *trace.Closed) bool {
	if c == nil || d == nil {
		return c == d
	}
	k, l := shapeText(descrs, c.Ops), shapeText(descrs, d.Ops)
	k.passed(c.Zero)
	l.passed(d.Zero)
	return bytes.Equal(k.key, l.key) && slices.EqualFunc(k.greens, l.greens, trace.SameConst)
}

func (k *shapeOf) number(n int64) { k.key = binary.AppendVarint(k.key, n) }

// shapeText writes down all that formulas may depend on.
func shapeText(descrs map[descr.Descr]int64, list []*trace.Op) *shapeOf {
	k := &shapeOf{places: map[*trace.Box]int{}, descrs: descrs}
	for _, op := range list {
		if k.number(int64(op.Code)); op.Code == ops.DebugMergePoint {
			continue
		}
		k.descr(op.Descr)
		for _, b := range op.Args {
			k.box(b)
		}
		if b := op.Result; b != nil {
			k.number(int64(b.ID))
			if op.Code.Is(ops.Pure) && op.Descr != nil { // what it saw may be believed
				k.value(b)
			}
		}
		k.guard(op.Guard)
	}
	for _, b := range k.taken { // of which the value counts, wherever it is passed on as well
		k.number(int64(slices.IndexFunc(k.greens, func(g *trace.Box) bool { return trace.SameConst(g, b) })))
	}
	return k
}

func (k *shapeOf) descr(d descr.Descr) {
	if d == nil {
		k.number(0)
		return
	}
	n, known := k.descrs[d]
	if !known {
		n = int64(len(k.descrs) + 1)
		k.descrs[d] = n
	}
	k.number(n)
}

func (k *shapeOf) box(b *trace.Box) {
	if !b.Const {
		k.number(int64(b.ID))
		return
	}
	k.number(-1)
	if k.value(b); b.Green {
		k.taken = append(k.taken, b)
	}
}

func (k *shapeOf) value(b *trace.Box) {
	k.number(int64(b.Kind))
	k.number(b.Int)
	k.number(int64(uintptr(b.Ref)))
	k.key = append(append(k.key, b.Sym()...), 0)
}

// guard writes down where a guard resumes, but for the greens.
func (k *shapeOf) guard(g *trace.Guard) {
	if g == nil {
		return
	}
	for i := range g.Frames {
		fr := &g.Frames[i]
		k.number(int64(uintptr(unsafe.Pointer(fr.Info))))
		k.number(int64(fr.PC))
		for _, boxes := range [][]*trace.Box{fr.Ints, fr.Refs} {
			for _, b := range boxes {
				k.passed(b)
			}
		}
	}
	if g.Again != nil {
		k.number(int64(g.Again.PC))
	}
	for _, p := range g.Pending {
		k.descr(p.Descr)
		k.box(p.Base)
		k.sum(p.Index)
		k.sum(p.Value)
	}
}

func (k *shapeOf) sum(s trace.Sum) {
	k.number(s.Add)
	k.passed(s.Box)
}

// passed writes down what a guard passes on.
func (k *shapeOf) passed(b *trace.Box) {
	switch {
	case b == nil:
		k.number(-2)
	case b.Const && b.Green:
		n, known := k.places[b]
		if !known {
			n = k.add(b)
		}
		k.number(-3)
		k.number(int64(n))
	default:
		k.box(b)
	}
}

// add makes a box one of the greens, each value once.
func (k *shapeOf) add(b *trace.Box) int {
	n := 0
	for n < len(k.greens) && !trace.SameConst(k.greens[n], b) {
		n++
	}
	if n == len(k.greens) {
		k.greens = append(k.greens, b)
	}
	k.places[b] = n
	return n
}
