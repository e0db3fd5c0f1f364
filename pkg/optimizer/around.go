package optimizer

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// What goes round the loop instead of virtual objects. An input that is known as a box,
// and that nothing in the loop needs, is dropped: what is in it is an input, too. One of
// which nothing is known, and that nothing needs either, is what lay at a place that the
// loop carries and only stores to. When the loop is entered that may be anything; when it
// has come round once it is an object of the loop's own. If that is virtual, what is in it
// goes round, with a mark in the place of the object; ways out make it, or take what came.

// settleInputs says what goes round, when the loop has been walked.
func (w *walk) settleInputs(jump *trace.Op) {
	if !w.mayBeLate() {
		return
	}
	late := map[int]bool{} // inputs that are not needed, by number
	for n, b := range w.out.Inputs {
		if b.Kind == descr.Ref && (w.isOpen(b) || w.mayGoRound(jump, n)) {
			late[n] = true
		}
	}
	needed := w.needs(late)
	for n, b := range w.out.Inputs {
		switch {
		case !late[n]:
		case w.isOpen(b):
			w.peel.dropped = append(w.peel.dropped, n)
		case !needed[jump.Args[n].ID]:
			w.goRound(jump, n)
		}
	}
}

// isOpen reports whether what is in a box that the loop does not make is there.
func (w *walk) isOpen(b *trace.Box) bool {
	def := w.info[b.ID].def
	return isBox(def) && def.Result == b && w.areHere(def.Args[1:])
}

// mayGoRound reports whether what is in an object, that the loop passes for an input, can
// be passed instead: none of that is virtual itself, the input is not in a box, and the
// object is passed only once, as it may be told from others that are like it.
func (w *walk) mayGoRound(jump *trace.Op, n int) bool {
	def := w.def(jump.Args[n])
	if !isVirtual(def) || slices.ContainsFunc(w.peel.opened, func(op *trace.Op) bool { return slices.Contains(op.Args, w.out.Inputs[n]) }) {
		return false
	}
	in := w.inside(def)
	return w.areHere(in) && !slices.ContainsFunc(in, func(b *trace.Box) bool { return isVirtual(w.def(w.value(b))) }) &&
		(isBox(def) || !slices.Contains(without(jump.Args, []int{n}), jump.Args[n]))
}

// inside gives what is in a box, or in an object when the loop jumps.
func (w *walk) inside(def *trace.Op) (list []*trace.Box) {
	if isBox(def) {
		return def.Args[1:]
	}
	for _, s := range w.storesTo(def) {
		list = append(list, s.Args[len(s.Args)-1])
	}
	return list
}

// storesTo gives the stores to an object in the trace, the last to each place.
func (w *walk) storesTo(def *trace.Op) (list []*trace.Op) {
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		if op := w.line.links[p].op; w.object(op) == def {
			list = put(list, op)
		}
	}
	return list
}

// areHere reports whether the loop has boxes: they are inputs, if they come from before it.
func (w *walk) areHere(boxes []*trace.Box) bool {
	return !slices.ContainsFunc(boxes, func(b *trace.Box) bool {
		b = w.value(b)
		return w.was(b) != nil && !w.info[b.ID].input
	})
}

// A stand is an input of the loop that is an object or, where it is [unmade], stands for
// one with the inputs in it.
type stand struct {
	input *trace.Box
	make  *trace.Op // makes the object, or takes it
	of    *trace.Op // that the loop passes
}

// goRound passes what is in an object instead of it; nothing, if no way out wants it.
func (w *walk) goRound(jump *trace.Op, n int) {
	b, def := w.out.Inputs[n], w.def(jump.Args[n])
	if jump.Args[n] = trace.ConstRef(unmade); !w.isWanted(b) {
		return
	}
	d := w.either(def)
	op := shows(ops.Call, trace.ConstFunc(d), b)
	if op.Descr, op.Result = d, w.newBox(b); d.Pure {
		op.Code = ops.CallPure
	}
	for _, x := range w.inside(def) {
		in := w.newBox(x)
		w.info[in.ID].was, w.info[in.ID].input = null, true
		if x.Kind == descr.Int {
			w.info[in.ID].was = zero
		}
		w.out.Inputs, jump.Args = append(w.out.Inputs, in), append(jump.Args, w.value(x))
		op.Args = append(op.Args, in)
	}
	w.peel.around = append(w.peel.around, stand{b, op, def})
}

// isWanted reports whether a guard, a virtual object, or the loop's head, has a box.
func (w *walk) isWanted(b *trace.Box) bool {
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		if op := w.line.links[p].op; op.Code != ops.Jump && uses(op, b) {
			return true
		}
	}
	return slices.ContainsFunc(w.peel.heads, func(s *trace.Op) bool { return uses(s, b) })
}

// unmade is what goes round in the place of an object that has not been made.
var unmade = unsafe.Pointer(new(int64))

func init() { trace.NameAddress(unmade, "unmade") }

// either gives the function that makes an object as an op and stores to it do, if its
// first argument is unmade, and else gives that.
func (w *walk) either(def *trace.Op) *descr.Call {
	if isBox(def) {
		d := def.Descr.(*descr.Call)
		return &descr.Call{Name: d.Name + " or", Args: append([]descr.Kind{descr.Ref}, d.Args...), Result: d.Result, Pure: true, Boxes: make([]*descr.Memory, 1+len(d.Args)),
			Stub: func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
				if refs[0] != unmade {
					return 0, refs[0]
				}
				return d.Stub(ints, refs[1:])
			}}
	}
	t := def.Descr.(*descr.Type)
	d := &descr.Call{Name: t.Name + " or", Args: []descr.Kind{descr.Ref}, Result: descr.RefMem}
	var count []int64
	if def.Code == ops.NewArray {
		count = []int64{def.Args[0].Int}
	}
	type place struct {
		d     *descr.Memory
		index int64
	}
	var places []place
	for _, s := range w.storesTo(def) {
		p := place{d: s.Memory()}
		if p.d.Item {
			p.index = s.Args[1].Int
		}
		places, d.Args = append(places, p), append(d.Args, p.d.Kind)
	}
	d.Stub = func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		if refs[0] != unmade {
			return 0, refs[0]
		}
		refs = refs[1:]
		_, object := t.Stub(count, nil)
		for _, p := range places {
			at := ops.Address(p.d, object, p.index)
			if p.d.Kind == descr.Int {
				ops.StoreInt(p.d.Mem, at, ints[0])
				ints = ints[1:]
			} else {
				ops.StoreRef(at, refs[0])
				refs = refs[1:]
			}
		}
		return 0, object
	}
	return d
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

// opened lists the inputs that stand for boxes, when those that nothing needs are dropped.
func (w *walk) opened() (list []trace.Opened) {
	at := func(b *trace.Box) int { return slices.Index(w.out.Inputs, b) }
	for _, a := range w.peel.around {
		if !isBox(a.of) {
			continue
		}
		o := trace.Opened{Input: at(a.input), Make: a.of.Descr.(*descr.Call)}
		for _, b := range a.make.Args[2:] { // behind the function and the box
			o.In = append(o.In, at(b))
		}
		list = append(list, o)
	}
	return list
}

// passOpened passes what is in a box to a loop in which an input may stand for that. If
// the box is made all the same, there are two of them, which nobody can tell.
func (w *walk) passOpened(jump *trace.Op, s *trace.Short) {
	for _, o := range s.Opened {
		def := w.def(jump.Args[o.Input])
		if !w.set.Has(Virtuals) || !isBox(def) || def.Descr != o.Make {
			continue
		}
		jump.Args[o.Input] = trace.ConstRef(unmade)
		for n, i := range o.In {
			jump.Args[i] = w.value(def.Args[1+n])
		}
	}
}

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

func (w *walk) droppedInputs() []int {
	if w.peel == nil {
		return nil
	}
	return w.peel.dropped
}

func (w *walk) goingRound() []stand {
	if w.peel == nil {
		return nil
	}
	return w.peel.around
}

// isLate reports whether a finished loop leaves anything to do late.
func (w *walk) isLate() bool {
	return w.out.Late != nil || w.droppedInputs() != nil || w.goingRound() != nil ||
		slices.ContainsFunc(w.out.Ops, func(op *trace.Op) bool { return op.IsGuard() && op.Guard.Late != nil })
}
