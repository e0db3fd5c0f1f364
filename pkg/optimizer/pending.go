package optimizer

import (
	mathbits "math/bits"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// With the pass pending, a guard does not make held stores come true: its way out
// does them, and in the line they stay held. What is stored is often a box and a
// constant, as a position that has moved on is; if nothing but ways out needs the
// sum, they compute it. PyPy has pending fields in its resume data
// (optimizeopt/heap.py, force_lazy_sets_for_guard), for objects that do not exist
// yet; there other stores are performed.
var pendingRules = []Rule{
	{Name: "sum-on-way-out", Doc: "what only pending stores need is computed on the way out", Codes: []ops.Code{ops.IntAdd, ops.IntSub}, try: func(*walk, *trace.Op) answer { return keep }},
}

const (
	maxPending = 16      // stores of one guard
	maxAdded   = 1 << 24 // to a box on a way out
)

// performUnlessPending performs the stores that a guard's way out cannot do.
func (w *walk) performUnlessPending() {
	if !w.set.Has(Pending) || len(w.heap.held) > maxPending {
		w.performAll()
		return
	}
	for n := 0; n < len(w.heap.held); {
		if w.canPend(w.heap.held[n]) {
			n++
		} else {
			w.perform(w.heap.held[n])
		}
	}
}

// canPend: storing a pointer takes more than a way out has room for. It may be late.
func (w *walk) canPend(store *trace.Op) bool {
	return store.Memory().Kind == descr.Int || w.mayBeLate()
}

// pending lists the held stores of numbers for a guard.
func (w *walk) pending() (list []trace.Pending) {
	for _, s := range w.heap.held {
		if s.Memory().Kind == descr.Int {
			list = append(list, w.pendingStore(s))
		}
	}
	return list
}

func (w *walk) pendingStore(s *trace.Op) trace.Pending {
	p := trace.Pending{Descr: s.Memory(), Base: w.value(s.Args[0]), Value: trace.Sum{Box: w.value(s.Args[len(s.Args)-1])}}
	if p.Descr.Item {
		p.Index.Box = w.value(s.Args[1])
	}
	return p
}

// sumUp leaves sums to the ways out that alone need them. It goes from back to
// front, so that who uses an op is known when its turn comes.
func (w *walk) sumUp() {
	used := make([]bool, w.out.NumIDs)
	use := func(b *trace.Box) {
		if !b.Const {
			used[b.ID] = true
		}
	}
	sums := map[*trace.Box][]*trace.Sum{}
	w.asking = &Table[mathbits.TrailingZeros32(uint32(Pending))].Rules[0]
	for p := w.line.last(); p != 0; p = w.line.links[p].prev {
		op := w.line.links[p].op
		if list := sums[op.Result]; list != nil && !used[op.Result.ID] && w.addAll(op, list) {
			sums[op.Args[0]] = append(sums[op.Args[0]], list...)
			w.line.unlink(p)
			w.note(op, gone(nil))
			continue
		}
		eachOwnUse(op, use)
		if !op.IsGuard() {
			continue
		}
		for i := range op.Guard.Pending {
			s := &op.Guard.Pending[i]
			use(s.Base)
			for _, x := range []*trace.Sum{&s.Index, &s.Value} {
				if x.Box != nil && !x.Box.Const {
					sums[x.Box] = append(sums[x.Box], x)
				}
			}
		}
	}
}

// addAll replaces the result of a step in sums by what it is a step from. Only what
// the op itself says counts: what a guard has shown since does not hold at those
// before it.
func (w *walk) addAll(op *trace.Op, list []*trace.Sum) bool {
	n, ok := w.step(op)
	if !ok || op.Args[0].Const || !op.Args[1].Const {
		return false
	}
	for _, s := range list {
		if sum := s.Add + n; sum > maxAdded || sum < -maxAdded || n > maxAdded || n < -maxAdded {
			return false
		}
	}
	for _, s := range list {
		s.Box, s.Add = op.Args[0], s.Add+n
	}
	return true
}
