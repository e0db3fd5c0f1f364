package metainterp

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A slab hands out memory from chunks, so that recording an op does not cost an
// allocation for each of its parts. The trace owns what is handed out, until nobody
// has the trace: then the same chunks serve the next one.
type slab[T any] struct {
	free   []T
	chunks [][]T
	begun  int // of the chunks
}

const chunk = 128

// one gives a zeroed T.
func (s *slab[T]) one() *T {
	if len(s.free) == 0 {
		s.more()
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// list gives n zeroed Ts, without room behind them.
func (s *slab[T]) list(n int) []T {
	if n > chunk {
		return make([]T, n)
	}
	if len(s.free) < n {
		s.more()
	}
	l := s.free[:n:n]
	s.free = s.free[n:]
	return l
}

func (s *slab[T]) more() {
	if s.begun == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, chunk))
	}
	s.free = s.chunks[s.begun]
	s.begun++
}

// again makes the slab hand out anew what it has handed out.
func (s *slab[T]) again() {
	for _, c := range s.chunks[:s.begun] {
		clear(c)
	}
	s.free, s.begun = nil, 0
}

// leave leaves what was handed out to whoever has it.
func (s *slab[T]) leave() { s.chunks, s.begun = nil, 0 }

// slabs has what traces are made of.
type slabs struct {
	boxes  slab[trace.Box]
	lists  slab[*trace.Box]
	ops    slab[trace.Op]
	guards slab[trace.Guard]
	frames slab[trace.Frame]
}

// next is for the next trace: it takes back what the last one was made of, unless somebody
// has that.
func (s *slabs) next(nobodys bool) {
	for _, l := range []interface {
		again()
		leave()
	}{&s.boxes, &s.lists, &s.ops, &s.guards, &s.frames} {
		if nobodys {
			l.again()
		} else {
			l.leave()
		}
	}
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

// newInt makes an integer constant. Where nobody prints the trace it may be one that was
// made for another place: most number the guest's positions, and come again. A trial's are
// told apart, see shapes.go.
func (r *Recorder) newInt(v int64, green bool) *trace.Box {
	at := &r.common[uint64(v)%uint64(len(r.common))]
	if b := *at; b == nil || b.Int != v || b.Green != green || r.isDry || !r.Quiet {
		*at = r.newConst(descr.Int)
		(*at).Int, (*at).Green = v, green
	}
	return *at
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
