package tracetext

import (
	"fmt"
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// Match reports whether two traces are equal up to the names of boxes and the
// numbers of guards: same ops in order, same constants, descrs of the same
// names, same fail args, pointers constant in the same places. The error shows
// the first difference as two printed lines.
func Match(want, got *trace.Trace) error {
	m := &matcher{
		boxes: map[*trace.Box]*trace.Box{}, back: map[*trace.Box]*trace.Box{},
		ptrs: map[unsafe.Pointer]unsafe.Pointer{},
		want: trace.NewPrinter(), got: trace.NewPrinter(),
	}
	if w, g := m.inputs(m.want, want), m.inputs(m.got, got); !m.all(want.Inputs, got.Inputs) || !m.pending(want.Pending, got.Pending) || !m.late(want.Late, got.Late) {
		return fmt.Errorf("inputs differ:\n\twant %s\n\t got %s", w, g)
	}
	for i := 0; i < max(len(want.Ops), len(got.Ops)); i++ {
		w, g := at(want, i), at(got, i)
		lw, lg := m.line(m.want, w), m.line(m.got, g)
		if w == nil || g == nil || !m.op(w, g) {
			return fmt.Errorf("op %d differs:\n\twant %s\n\t got %s", i, lw, lg)
		}
	}
	return nil
}

func (m *matcher) inputs(p *trace.Printer, t *trace.Trace) string {
	return p.List(t.Inputs) + p.Stores(t.Pending) + p.Late(t.Late)
}

func at(t *trace.Trace, i int) *trace.Op {
	if i < len(t.Ops) {
		return t.Ops[i]
	}
	return nil
}

type matcher struct {
	boxes, back map[*trace.Box]*trace.Box
	ptrs        map[unsafe.Pointer]unsafe.Pointer
	want, got   *trace.Printer
}

func (m *matcher) line(p *trace.Printer, op *trace.Op) string {
	if op == nil {
		return "the end"
	}
	return p.Op(op)
}

func (m *matcher) op(w, g *trace.Op) bool {
	if w.Code != g.Code || name(w.Descr) != name(g.Descr) || (w.Guard == nil) != (g.Guard == nil) {
		return false
	}
	if w.Mark != nil && g.Mark != nil &&
		(w.Mark.Location() != g.Mark.Location() || w.Mark.Depth != g.Mark.Depth) {
		return false
	}
	if !m.all(w.Args, g.Args) || !m.box(w.Result, g.Result) {
		return false
	}
	return !w.IsGuard() || w.Guard == nil ||
		m.all(w.Guard.Hands(), g.Guard.Hands()) && m.pending(w.Guard.Pending, g.Guard.Pending) && m.late(w.Guard.Late, g.Guard.Late)
}

func name(d descr.Descr) string {
	if d == nil {
		return ""
	}
	return d.DescrName()
}

func (m *matcher) all(w, g []*trace.Box) bool {
	if len(w) != len(g) {
		return false
	}
	for i := range w {
		if !m.box(w[i], g[i]) {
			return false
		}
	}
	return true
}

// box pairs two boxes, once and for all; constants are equal or not.
func (m *matcher) box(w, g *trace.Box) bool {
	switch {
	case w == nil || g == nil:
		return w == g
	case w.Kind != g.Kind || w.Const != g.Const:
		return false
	case w.Const:
		return w.Int == g.Int && w.Sym() == g.Sym() && m.ptr(w.Ref, g.Ref)
	}
	if m.boxes[w] == nil && m.back[g] == nil {
		m.boxes[w], m.back[g] = g, w
	}
	return m.boxes[w] == g && m.back[g] == w
}

// ptr pairs two addresses; nil is nil.
func (m *matcher) ptr(w, g unsafe.Pointer) bool {
	if w == nil || g == nil {
		return w == g
	}
	if _, ok := m.ptrs[w]; !ok {
		m.ptrs[w] = g
	}
	return m.ptrs[w] == g
}

// pending pairs the stores of two guards or loops.
func (m *matcher) pending(w, g []trace.Pending) bool {
	return slices.EqualFunc(w, g, func(w, g trace.Pending) bool {
		return name(w.Descr) == name(g.Descr) && m.box(w.Base, g.Base) && m.sum(w.Index, g.Index) && m.sum(w.Value, g.Value)
	})
}

func (m *matcher) late(w, g []*trace.Op) bool { return slices.EqualFunc(w, g, m.op) }

func (m *matcher) sum(w, g trace.Sum) bool { return w.Add == g.Add && m.box(w.Box, g.Box) }
