package optimizer

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// What is late is decided when a trace is complete. An object that the trace makes is
// virtual if nothing needs it but ways out, and stores to it: then the trace does neither.
// Each guard that has it among its frames, or stores it somewhere late, begins its late
// ops with the making of it, and with the stores to it up to there. A guard that has it
// nowhere leaves nothing to do: nobody will ever see it.

// mayBeLate reports whether the trace may leave anything to do late: no closed loop does.
func (w *walk) mayBeLate() bool { return w.set.Has(Virtuals) && (w.peel == nil || !w.peel.closed) }

// isVirtual reports whether an op makes what may be virtual: a box, or an object.
func isVirtual(op *trace.Op) bool { return isBox(op) || isObject(op) }

func isObject(op *trace.Op) bool {
	return op != nil && (op.Code == ops.New || op.Code == ops.NewArray && op.Args[0].Const)
}

// object gives the op that makes the object that a store is to, if it can be virtual:
// which item it stores is known.
func (w *walk) object(store *trace.Op) *trace.Op {
	if !store.Code.Is(ops.Store) || store.Memory().Item && !store.Args[1].Const {
		return nil
	}
	if def := w.def(store.Args[0]); isObject(def) {
		return def
	}
	return nil
}

// needs gives what is needed of boxes, by ID, other than by ways out. What is passed for
// the inputs that are late is not needed for that; inputs that are needed turn out not
// to be late. Of ops that nobody needs nothing is needed, so it goes from back to
// front, and again as long as more is found to be needed: a store to an object may
// come behind what needs that.
func (w *walk) needs(late map[int]bool) []bool {
	needed := make([]bool, w.out.NumIDs)
	used := make([]bool, w.out.NumIDs) // by anything
	more := true
	use := func(b *trace.Box) {
		if !b.Const {
			used[b.ID] = true
		}
	}
	need := func(b *trace.Box) {
		if use(b); !b.Const && !needed[b.ID] {
			needed[b.ID], more = true, true
		}
	}
	if w.peel != nil {
		for _, s := range w.peel.heads {
			each(s.Args[:len(s.Args)-1], need)
		}
	}
	for more {
		more = false
		clear(used)
		for p := w.line.last(); p != 0; p = w.line.links[p].prev {
			x := &w.line.links[p]
			if r := x.op.Result; r != nil && !used[r.ID] && (x.doubted || w.isIdle(x.op)) {
				continue
			}
			switch obj := w.object(x.op); {
			case isVirtual(x.op) && !needed[x.op.Result.ID], obj != nil && !needed[obj.Result.ID]:
				each(x.op.Args, use)
			case x.op.Code == ops.Jump:
				for n, b := range x.op.Args {
					if !late[n] {
						need(b)
					} else if !w.isOpen(w.out.Inputs[n]) {
						each(w.inside(w.def(b)), need)
					}
				}
			default:
				if each(x.op.Args, need); x.op.IsGuard() {
					x.op.Guard.Uses(use)
				}
			}
		}
		for n := range late {
			if needed[w.out.Inputs[n].ID] {
				delete(late, n)
				more = true
			}
		}
	}
	return needed
}

// lateStores lists the held stores of pointers for a guard.
func (w *walk) lateStores() (list []*trace.Op) {
	for _, s := range w.heap.held {
		if s.Memory().Kind == descr.Ref {
			list = append(list, w.lateStore(s))
		}
	}
	return list
}

// lateStore gives a held store as it is to be done now: the same op for as long as its
// operands are.
func (w *walk) lateStore(s *trace.Op) *trace.Op {
	same := func(op *trace.Op) bool {
		for i, b := range s.Args {
			if op.Args[i] != w.value(b) {
				return false
			}
		}
		return true
	}
	if op := w.heap.late[s]; op != nil && same(op) {
		return op
	}
	op := &trace.Op{Code: s.Code, Descr: s.Descr, Origin: s.Origin, Args: make([]*trace.Box, len(s.Args))}
	for i, b := range s.Args {
		op.Args[i] = w.value(b)
	}
	if w.heap.late == nil {
		w.heap.late = map[*trace.Op]*trace.Op{}
	}
	w.heap.late[s] = op
	return op
}

// A sinking makes late what is virtual, from front to back.
type sinking struct {
	*walk
	needed   []bool
	by       []*trace.Op                // what makes a box late, by ID; nil if the trace does
	contents map[*trace.Box][]*trace.Op // stores to virtual objects so far, one for each place
	instead  map[*trace.Box]*trace.Box  // what is made late, for inputs that stand for it

	made, fill []*trace.Op // for the guard at hand
	more       map[*trace.Box][]*trace.Op
}

// makeLate gives the guards, and the loop's head, their late ops, and takes out of the
// trace what makes virtual objects. No loop jumps with those.
func (w *walk) makeLate() {
	late := map[int]bool{}
	for _, n := range w.droppedInputs() {
		late[n] = true
	}
	s := sinking{walk: w, needed: w.needs(late), by: make([]*trace.Op, w.out.NumIDs), contents: map[*trace.Box][]*trace.Op{}, instead: map[*trace.Box]*trace.Box{}}
	for n := range late {
		b := w.out.Inputs[n]
		s.by[b.ID] = w.info[b.ID].def
	}
	for _, a := range w.goingRound() {
		s.instead[a.input], s.by[a.make.Result.ID] = a.make.Result, a.make
	}
	w.asking = &virtualRules[madeLate]
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		s.op(p, w.line.links[p].op)
	}
	s.made, s.fill, s.more = nil, nil, nil
	w.out.Late = s.end(w.out.Late)
}

func (s *sinking) op(p int32, op *trace.Op) {
	switch obj := s.object(op); {
	case isVirtual(op) && !s.needed[op.Result.ID]:
		s.by[op.Result.ID] = op
	case obj != nil && s.by[obj.Result.ID] == obj:
		s.contents[obj.Result] = put(s.contents[obj.Result], op)
	case op.IsGuard():
		s.guard(op.Guard)
		return
	case op.Code == ops.Jump:
		op.Args = without(op.Args, s.droppedInputs())
		return
	default:
		return
	}
	s.note(op, gone(nil))
	s.line.unlink(p)
}

// put adds a store to those to an object, in the place of one to the same place.
func put(list []*trace.Op, store *trace.Op) (n []*trace.Op) {
	for _, s := range list {
		if s.Descr != store.Descr || store.Memory().Item && s.Args[1].Int != store.Args[1].Int {
			n = append(n, s)
		}
	}
	return append(n, store)
}

func (s *sinking) guard(g *trace.Guard) {
	had := g.Late != nil
	late := s.begin(g)
	for i := range g.Frames {
		s.exchange(g.Frames[i].Refs)
		each(g.Frames[i].Ints, s.need)
		each(g.Frames[i].Refs, s.need)
	}
	if g.Late = s.end(late); g.Late != nil || had {
		g.CollectFailArgs()
	}
}

// begin begins with a guard: of its stores those to virtual objects are put aside, and
// the late ones that are left are given.
func (s *sinking) begin(g *trace.Guard) (late []*trace.Op) {
	s.made, s.fill, s.more = nil, nil, nil
	aside := func(store *trace.Op) bool {
		b := store.Args[0]
		if b.Const || s.by[b.ID] == nil || s.object(store) == nil {
			return false
		}
		if s.more == nil {
			s.more = map[*trace.Box][]*trace.Op{}
		}
		s.more[b] = append(s.more[b], store)
		return true
	}
	g.Pending = slices.DeleteFunc(g.Pending, func(p trace.Pending) bool { return !p.Base.Const && s.by[p.Base.ID] != nil && aside(s.storeOf(&p)) })
	return slices.DeleteFunc(g.Late, aside)
}

// end gives what makes the objects that are needed late, what is in them, and stores.
func (s *sinking) end(stores []*trace.Op) []*trace.Op {
	for _, op := range stores {
		s.exchange(op.Args)
		each(op.Args, s.need)
	}
	return append(append(s.made, s.fill...), stores...)
}

// exchange puts what is made late in the place of inputs that stand for it.
func (s *sinking) exchange(list []*trace.Box) {
	for i, b := range list {
		if to := s.instead[b]; to != nil {
			list[i] = to
		}
	}
}

// need makes a box late, if the trace does not make it: after what is in it, if that is
// a box; an object before that.
func (s *sinking) need(b *trace.Box) {
	if b == nil || b.Const || s.by[b.ID] == nil || slices.Contains(s.made, s.by[b.ID]) {
		return
	}
	by := s.by[b.ID]
	if !isObject(by) {
		if !slices.ContainsFunc(s.goingRound(), func(a stand) bool { return a.make == by }) {
			s.exchange(by.Args)
		}
		if each(by.Args, s.need); !slices.Contains(s.made, by) { // by an object in it that has it
			s.made = append(s.made, by)
		}
		return
	}
	s.made = append(s.made, by)
	stores := s.contents[b]
	for _, store := range s.more[b] {
		stores = put(stores, store)
	}
	for _, store := range stores {
		s.exchange(store.Args)
		each(store.Args[1:], s.need)
	}
	s.fill = append(s.fill, stores...)
}
