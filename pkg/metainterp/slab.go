package metainterp

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A slab hands out memory from chunks, so that recording an op does not cost an
// allocation for each of its parts. What is handed out is not reused: the trace
// owns it.
type slab[T any] struct{ free []T }

const chunk = 128

// one gives a zeroed T.
func (s *slab[T]) one() *T {
	if len(s.free) == 0 {
		s.free = make([]T, chunk)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// list gives n zeroed Ts, without room behind them.
func (s *slab[T]) list(n int) []T {
	if len(s.free) < n {
		s.free = make([]T, max(chunk, n))
	}
	l := s.free[:n:n]
	s.free = s.free[n:]
	return l
}

// slabs has what traces are made of.
type slabs struct {
	boxes  slab[trace.Box]
	lists  slab[*trace.Box]
	ops    slab[trace.Op]
	guards slab[trace.Guard]
	frames slab[trace.Frame]
	ints   slab[int64] // of greens
}

// newBox makes a box of the trace.
func (r *Recorder) newBox(k descr.Kind) *trace.Box {
	b := r.slabs.boxes.one()
	b.Kind, b.ID = k, r.trace.NumIDs
	r.trace.NumIDs++
	return b
}

// newConst makes a constant. It is not of the slab: compiled code keeps its
// constants, and would keep all that was seen by the boxes around them.
func (r *Recorder) newConst(k descr.Kind) *trace.Box {
	return &trace.Box{Kind: k, ID: -1, Const: true}
}

func (r *Recorder) boxes1(a *trace.Box) []*trace.Box {
	l := r.slabs.lists.list(1)
	l[0] = a
	return l
}

func (r *Recorder) boxes2(a, b *trace.Box) []*trace.Box {
	l := r.slabs.lists.list(2)
	l[0], l[1] = a, b
	return l
}
