package optimizer

import (
	"slices"
	"sync"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass virtuals. A number in an interface is in a box: an object that is made for
// it, asked for what is in it, and dropped. What is in a box that the trace has made is
// known, so mostly nothing needs the box but the frames of guards, for the case that
// they fail. Then it is not made: the guard has the making among its late ops, and
// whoever goes on does it. Stores of pointers are late as well: a way out, which has no
// room for the collector's barrier, cannot do them as it does those of numbers.
//
// A box that goes round the loop is replaced by what is in it: the short preamble looks
// into the one that the loop begins with. Nobody can tell one box from another with the
// same in it, so a guard may make it anew.
//
// PyPy: optimizeopt/virtualize.py, where any object may be virtual, and the virtual
// state says what goes round. LuaJIT's allocation sinking is nearer to this: it, too, is
// decided when the trace is complete.
var virtualRules = []Rule{
	{Name: "unboxed", Doc: "what is in a box is what it was made of", Codes: []ops.Code{ops.GetfieldGcPure}, try: unbox},
	{Name: "unboxed-in-preamble", Doc: "what is in a box that the iteration before has made goes round in its place", Codes: []ops.Code{ops.GetfieldGcPure}, try: importUnboxed},
	madeLate: {Name: "made-late", Doc: "a box that only ways out need is made by whoever goes on there; seen when the trace is complete", Codes: []ops.Code{ops.CallPure}, try: func(*walk, *trace.Op) answer { return keep }},
}

const madeLate = 2

// makerOf gives the call that makes a box, if that is known.
func (w *walk) makerOf(b *trace.Box) *trace.Op {
	if def := w.def(b); isBox(def) {
		return def
	}
	return nil
}

func isBox(op *trace.Op) bool {
	if op == nil || op.Code != ops.CallPure {
		return false
	}
	return op.Descr.(*descr.Call).Boxes != nil
}

// boxed gives the number of the operand, of the call that makes a box, that a field
// holds; -1 if none does.
func boxed(call *trace.Op, d *descr.Memory) int {
	n := slices.Index(call.Descr.(*descr.Call).Boxes, d)
	if n >= 0 {
		n++ // behind the function
	}
	return n
}

func unbox(w *walk, op *trace.Op) answer {
	call, d := w.makerOf(op.Args[0]), op.Memory()
	if call == nil {
		return keep
	}
	n := boxed(call, d)
	if n < 0 {
		return keep
	}
	x := w.value(call.Args[n])
	if v := w.stored(d.Mem, x); v != nil {
		return is(v, call)
	}
	extend := with(op, ops.IntZeroext, x, trace.ConstInt(int64(d.Size)))
	if extend.Descr = nil; d.Signed {
		extend.Code = ops.IntSignext
	}
	return becomes(extend, call)
}

// importUnboxed looks into a box that the iteration before has made.
func importUnboxed(w *walk, op *trace.Op) answer {
	if !w.open(op.Args[0], op) {
		return keep
	}
	call := w.makerOf(op.Args[0])
	n := boxed(call, op.Memory())
	if n < 0 {
		return keep
	}
	return is(call.Args[n], w.peel.before.makerOf(w.was(op.Args[0])))
}

// open makes the short preamble look into a box that the iteration before has made, so
// that in the loop it is known as one that is made of what is in it; op is the one that
// asks for that.
func (w *walk) open(b *trace.Box, op *trace.Op) bool {
	was := w.was(b)
	switch {
	case w.makerOf(b) != nil:
		return true
	case was == nil || w.peel.valueAsked || w.peel.ended:
		return false
	}
	before := w.peel.before
	call := before.makerOf(was)
	if call == nil {
		return false
	}
	for n, d := range call.Descr.(*descr.Call).Boxes {
		if d == nil {
			return false
		}
		v := before.value(call.Args[n+1])
		if found := before.stored(d.Mem, v); found == nil || !sameBox(found, v) {
			return false
		}
	}
	load := &trace.Op{Code: ops.GetfieldGcPure, Args: []*trace.Box{b}, Origin: op.Origin}
	if !w.testNonnil(load) {
		return false
	}
	again := shows(call.Code, call.Args[0])
	again.Descr, again.Result = call.Descr, b
	for n, d := range call.Descr.(*descr.Call).Boxes {
		v := before.value(call.Args[n+1])
		field := with(load, load.Code, b)
		if field.Descr, field.Result = d, v; v.Const || w.was(v) != nil {
			field.Result = w.newBox(&trace.Box{Kind: d.Kind})
		}
		w.use(field, v)
		again.Args = append(again.Args, field.Result)
	}
	w.peel.opened = append(w.peel.opened, again)
	w.info[b.ID].def = again
	w.need(again.Args)
	return true
}

// openAgain makes a walk know of boxes what the one before it did.
func (w *walk) openAgain(last *walk) {
	for _, op := range last.peel.opened {
		w.info[op.Result.ID].def = op
		w.peel.opened = append(w.peel.opened, op)
		w.need(op.Args)
	}
}

// learnVirtuals notes that a box is not nil.
func learnVirtuals(w *walk, op *trace.Op) {
	if isBox(op) && !op.Result.Const {
		w.info[op.Result.ID].nonnil = op
	}
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

// settleInputs says what goes round instead of boxes, when the loop has been walked. An
// input that is known as a box, and that nothing in the loop needs, is dropped: what is
// in it is there. One of which nothing is known, and that nothing needs either, is
// what a place held that others write to; if the loop's jump has a box for it, what is
// in that goes round, see [either].
func (w *walk) settleInputs(jump *trace.Op) {
	if !w.set.Has(Virtuals) || w.peel.closed {
		return
	}
	late := map[int]bool{} // inputs that are not needed, by number
	for n, b := range w.out.Inputs {
		call := w.def(jump.Args[n])
		if b.Kind == descr.Ref && (w.isOpen(b) || isBox(call) && w.areHere(call.Args[1:]) && !w.holdsBox(call) && w.isWanted(b)) {
			late[n] = true
		}
	}
	needed := w.needs(jump, late)
	for n, b := range w.out.Inputs {
		switch {
		case !late[n]:
		case w.isOpen(b):
			w.peel.dropped = append(w.peel.dropped, n)
		case !needed[jump.Args[n].ID]:
			w.goRound(jump, n, w.def(jump.Args[n]))
		}
	}
}

// holdsBox reports whether there is a box in a box.
func (w *walk) holdsBox(call *trace.Op) bool {
	return slices.ContainsFunc(call.Args[1:], func(b *trace.Box) bool { return isBox(w.def(w.value(b))) })
}

// isWanted reports whether a guard, or the loop's head, has a box.
func (w *walk) isWanted(b *trace.Box) bool {
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		if uses(w.line.links[p].op, b) {
			return true
		}
	}
	return slices.ContainsFunc(w.peel.heads, func(s *trace.Op) bool { return uses(s, b) })
}

// isOpen reports whether what is in a box that the loop does not make is there.
func (w *walk) isOpen(b *trace.Box) bool {
	def := w.info[b.ID].def
	return isBox(def) && def.Result == b && w.areHere(def.Args[1:])
}

// areHere reports whether the loop has boxes: they are inputs, if they come from before it.
func (w *walk) areHere(boxes []*trace.Box) bool {
	return !slices.ContainsFunc(boxes, func(b *trace.Box) bool {
		b = w.value(b)
		return w.was(b) != nil && !w.info[b.ID].input
	})
}

// needs gives what is needed of boxes, by ID, other than by ways out; inputs that are
// turn out not to be late. What the loop passes for those that are is not needed for it.
func (w *walk) needs(jump *trace.Op, late map[int]bool) []bool {
	needed := make([]bool, w.out.NumIDs)
	use := func(b *trace.Box) {
		if !b.Const {
			needed[b.ID] = true
		}
	}
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		if op := w.line.links[p].op; op != jump {
			each(op.Args, use)
		}
	}
	for _, s := range w.peel.heads {
		each(s.Args[:len(s.Args)-1], use)
	}
	for before := -1; before != len(late); {
		before = len(late)
		for n, b := range jump.Args {
			if !late[n] {
				use(b)
			}
		}
		for n, b := range w.out.Inputs {
			if needed[b.ID] {
				delete(late, n)
			}
		}
	}
	return needed
}

// A stand is an input of the loop that is a box or, where it is [unmade], stands for
// one with the inputs in it.
type stand struct {
	input *trace.Box
	make  *trace.Op // makes the box, or takes it
}

// goRound passes what is in a box instead of it.
func (w *walk) goRound(jump *trace.Op, n int, call *trace.Op) {
	b, d := w.out.Inputs[n], either(call.Descr.(*descr.Call))
	op := shows(call.Code, trace.ConstFunc(d), b)
	op.Descr, op.Result = d, w.newBox(b)
	for _, x := range call.Args[1:] {
		in := w.newBox(x)
		w.info[in.ID].was, w.info[in.ID].input = null, true
		if x.Kind == descr.Int {
			w.info[in.ID].was = zero
		}
		w.out.Inputs, jump.Args = append(w.out.Inputs, in), append(jump.Args, w.value(x))
		op.Args = append(op.Args, in)
	}
	jump.Args[n] = trace.ConstRef(unmade)
	w.peel.around = append(w.peel.around, stand{b, op})
}

// atEntry gives a store of the loop's head for who comes from elsewhere, for whom what
// goes round stands for nothing.
func (w *walk) atEntry(store *trace.Op) *trace.Op {
	n := with(store, store.Code, store.Args...)
	for _, a := range w.peel.around {
		if last := len(n.Args) - 1; n.Args[last] == a.make.Result {
			n.Args[last] = a.input
		}
	}
	return n
}

// unmade is what goes round in the place of a box that has not been made.
var unmade = unsafe.Pointer(new(int64))

// either gives the function that makes a box as another does, if its first argument is
// unmade, else gives that. A place whose content nobody asked for may hold anything when
// the loop is entered, and holds a box of the loop's from then on.
func either(d *descr.Call) *descr.Call {
	if e, ok := eithers.Load(d); ok {
		return e.(*descr.Call)
	}
	e, _ := eithers.LoadOrStore(d, &descr.Call{
		Name: d.Name + " or", Args: append([]descr.Kind{descr.Ref}, d.Args...), Result: d.Result, Pure: true, Boxes: make([]*descr.Memory, 1+len(d.Args)),
		Stub: func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
			if refs[0] != unmade {
				return 0, refs[0]
			}
			return d.Stub(ints, refs[1:])
		},
	})
	return e.(*descr.Call)
}

var eithers sync.Map // of *descr.Call

// without takes the elements with some numbers out of a list.
func without(list []*trace.Box, numbers []int) (left []*trace.Box) {
	for n, b := range list {
		if !slices.Contains(numbers, n) {
			left = append(left, b)
		}
	}
	return left
}

// drop takes the inputs that nothing needs out of a finished loop.
func (w *walk) drop(target *trace.Target, entry *trace.Op) {
	if w.peel.dropped == nil {
		return
	}
	w.out.Inputs = without(w.out.Inputs, w.peel.dropped)
	target.Short.Jump, entry.Args = without(target.Short.Jump, w.peel.dropped), without(entry.Args, w.peel.dropped)
}

// A sinking is what is made late.
type sinking struct {
	by      []*trace.Op // what makes a box, by ID; nil if the trace does
	instead map[*trace.Box]*trace.Box
	list    []*trace.Op // for the guard at hand
}

// makeLate gives the guards, and the loop's head, their late ops: first what makes the
// boxes that they need and the trace does not make. No loop jumps with those.
func (w *walk) makeLate(by []*trace.Op) {
	dropped := w.droppedInputs()
	for _, n := range dropped {
		b := w.out.Inputs[n]
		by[b.ID] = w.info[b.ID].def
	}
	s := sinking{by: by, instead: map[*trace.Box]*trace.Box{}}
	for _, a := range w.goingRound() {
		s.instead[a.input], by[a.make.Result.ID] = a.make.Result, a.make
	}
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		if op := w.line.links[p].op; op.IsGuard() {
			s.guard(op.Guard)
		} else if op.Code == ops.Jump && dropped != nil {
			op.Args = without(op.Args, dropped)
		}
	}
	w.out.Late = s.with(w.out.Late)
}

func (w *walk) droppedInputs() []int {
	if w.peel == nil {
		return nil
	}
	return w.peel.dropped
}

// isLate reports whether a finished loop leaves anything to do late.
func (w *walk) isLate() bool {
	return w.out.Late != nil || w.droppedInputs() != nil || w.goingRound() != nil ||
		slices.ContainsFunc(w.out.Ops, func(op *trace.Op) bool { return op.IsGuard() && op.Guard.Late != nil })
}

func (w *walk) goingRound() []stand {
	if w.peel == nil {
		return nil
	}
	return w.peel.around
}

func (s *sinking) guard(g *trace.Guard) {
	s.list = nil
	for i := range g.Frames {
		s.exchange(g.Frames[i].Refs)
		each(g.Frames[i].Ints, s.need)
		each(g.Frames[i].Refs, s.need)
	}
	made := s.list
	if g.Late = append(made, s.rest(g.Late)...); g.Late != nil {
		g.CollectFailArgs()
	}
}

// with gives late stores with what makes their operands before them.
func (s *sinking) with(stores []*trace.Op) []*trace.Op {
	s.list = nil
	return s.rest(stores)
}

// rest gives what the stores need besides, and the stores.
func (s *sinking) rest(stores []*trace.Op) []*trace.Op {
	n := len(s.list)
	for _, op := range stores {
		s.exchange(op.Args)
		each(op.Args, s.need)
	}
	return append(s.list[n:len(s.list):len(s.list)], stores...)
}

// exchange puts boxes that are made late in the place of what goes round for them.
func (s *sinking) exchange(list []*trace.Box) {
	for i, b := range list {
		if to := s.instead[b]; to != nil {
			list[i] = to
		}
	}
}

// need makes a box late, if the trace does not make it.
func (s *sinking) need(b *trace.Box) {
	if b == nil || b.Const || s.by[b.ID] == nil || slices.Contains(s.list, s.by[b.ID]) {
		return
	}
	each(s.by[b.ID].Args, s.need)
	s.list = append(s.list, s.by[b.ID])
}
