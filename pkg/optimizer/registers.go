package optimizer

import (
	mathbits "math/bits"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass registers. A place whose address is the same in every round need not be
// in memory while the loop runs. What it holds becomes an input of the loop, which
// the short preamble loads, and the loop begins with a store of it that is held:
// the same as is there already, if one comes from outside; what the round before
// has made of it, if one comes from the loop's own jump. So the loop need not
// store it when it jumps; whoever leaves does: the ways out, and what else makes a
// held store come true.
//
// Which places those are is known when the loop has been walked once: the stores
// that are held at its jump, to addresses that come from before it and that it
// passes on unchanged. The loop is walked again with them.
//
// gcc calls this store motion, LLVM promotion to scalars (LICM); LuaJIT sinks stores
// into its snapshots. PyPy needs to be told by the author what lives in such a way:
// virtualizables.

var registerRules = []Rule{
	{Name: "stored-by-loop", Doc: "the loop that is jumped to stores it when it is left", Codes: stores, try: func(*walk, *trace.Op) answer { return keep }},
}

// A carry is what a walk of the loop has of places that it carries.
type carry struct {
	places    []content   // as the walk began
	heads     []*trace.Op // their stores that are held at the loop's head
	performed []content   // of them: carrying those does not pay
	atJump    []content   // of the stores that were held at the jump
	safe      []content   // items that any round reaches, whatever its guards say
	reached   map[fieldKey]bool
	moved     bool // the address of a carried place was another in the end
}

// maxWalks is how often a loop is walked.
const maxWalks = 4

// carries reports whether the pass is at work: it needs ways out that store.
func (w *walk) carries() bool {
	return w.peel != nil && w.set.Has(Registers) && w.set.Has(Pending)
}

// begin makes a walk of the loop start with what the one before it used of the
// entry bridge, and with held stores to the places to be carried.
func (w *walk) begin(last *walk, places []content) {
	w.distances.alike = slices.Clip(last.distances.alike) // which is among them
	for _, op := range last.peel.short {
		var was *trace.Box
		if op.Result != nil {
			was = last.info[op.Result.ID].was
		}
		if op.Code == ops.GuardNonnull {
			w.info[op.Args[0].ID].tested = true
		}
		w.use(op, was)
	}
	w.openAgain(last)
	for _, c := range places {
		w.carry(c)
	}
}

// carry begins to carry a place, if its value can be loaded.
func (w *walk) carry(c content) {
	mem := c.descr.Mem
	load := &trace.Op{Code: ops.LoadOf(c.descr), Args: []*trace.Box{c.base}, Descr: c.descr, Result: &trace.Box{Kind: mem.Kind}, Origin: c.by.Origin}
	store := &trace.Op{Code: ops.StoreOf(c.descr), Descr: c.descr, Origin: c.by.Origin}
	if c.descr.Item {
		load.Args = append(load.Args, c.index)
	}
	load.Origin.Recorded, store.Origin.Recorded = -1, -1
	known, ok := w.find(w.contentOf(load))
	if !ok {
		a := w.importLoad(load)
		if a.verdict == kept {
			return
		}
		known.value = a.box
	}
	store.Args = append(load.Args[:len(load.Args):len(load.Args)], w.value(known.value))
	w.need(store.Args)
	w.disbelieve(c)
	m := w.heap.of(c.descr)
	m.held, w.heap.held = append(m.held, store), append(w.heap.held, store)
	w.peel.heads = append(w.peel.heads, store)
	w.peel.places = append(w.peel.places, w.contentOf(store))
}

// disbelieve forgets what memory holds at a place that is carried: what was loaded
// from it is what it is to hold, and nobody knows what it does.
func (w *walk) disbelieve(c content) {
	m := w.heap.of(c.descr)
	m.drop(func(k *content) bool { return !w.apart(*k, c) })
}

// performAtEnd performs held stores before a final op: at a loop's jump, those to
// places that are not carried; at one to another loop that carries some, later.
func (w *walk) performAtEnd(op *trace.Op) {
	switch t, ok := op.Descr.(*trace.Target); {
	case w.carries():
	case ok && t.Short != nil && (t.Short.Pending != nil || t.Short.Late != nil) && w.set.Has(Registers) && w.set.Has(Pending):
		return
	default:
		w.performAll()
		return
	}
	for _, s := range slices.Clone(w.heap.held) {
		c := w.contentOf(s)
		w.peel.atJump = append(w.peel.atJump, c)
		if !w.contains(w.peel.places, c) {
			w.perform(s)
		}
	}
}

// leaveTo drops the held stores that a loop begins with as well.
func (w *walk) leaveTo(s *trace.Short, e env) {
	w.asking = &Table[mathbits.TrailingZeros32(uint32(Registers))].Rules[0]
	of := func(b *trace.Box) *trace.Box { return w.resolve(e, b) }
	for i := range s.Pending {
		at := s.Pending[i].Map(of)
		w.leaveStore(w.storeOf(&at))
	}
	for _, op := range trace.MapLate(s.Late, of) {
		w.leaveStore(op)
	}
}

// leaveStore drops a held store, if it is the one given.
func (w *walk) leaveStore(store *trace.Op) {
	head := w.contentOf(store)
	m := w.heap.of(head.descr)
	if s := w.heldAt(m, head); s != nil && sameBox(w.value(s.Args[len(s.Args)-1]), store.Args[len(s.Args)-1]) {
		w.note(s, gone(nil))
		w.heap.release(m, s)
	}
}

// fixed reports whether a place has the same address when the loop jumps; e says
// what is passed for what is there at its head.
func (w *walk) fixed(e env, c content) bool {
	same := func(b *trace.Box) bool {
		return b == nil || b.Const || int(b.ID) < len(e) && e[b.ID] != nil && (e[b.ID] == b || w.value(e[b.ID]) == b)
	}
	return same(c.base) && same(c.index)
}

// settle says, when the loop is closed, which places the next walk is to carry; more
// is false if they are those of this one.
func (w *walk) settle(e env) {
	for _, c := range w.peel.places {
		w.peel.moved = w.peel.moved || !w.fixed(e, c)
	}
	w.peel.atJump = slices.DeleteFunc(w.peel.atJump, func(c content) bool {
		return w.contains(w.peel.places, c) || !w.fixed(e, c) || !w.isSafe(c)
	})
}

// next gives the places that the next walk is to carry; more is false if they are
// those of this one.
func (w *walk) next(banned *[]content) (places []content, more bool) {
	*banned = append(*banned, w.peel.performed...)
	for _, c := range w.peel.places {
		if w.contains(*banned, c) {
			more = true
		} else {
			places = append(places, c)
		}
	}
	for _, c := range w.peel.atJump {
		if !w.contains(*banned, c) && len(places) < maxPending && (c.descr.Kind == descr.Int || w.set.Has(Virtuals)) && w.apartFrom(places, c) {
			places, more = append(places, c), true
		}
	}
	return places, more
}

// apartFrom reports whether a place is none of others for certain.
func (w *walk) apartFrom(places []content, c content) bool {
	return !slices.ContainsFunc(places, func(x content) bool {
		return x.descr.MayAlias(c.descr) && (c.index == nil && !sameBox(x.base, c.base) && !w.staysApart(x.base, c.base) || !w.apart(x, c))
	})
}

// setHead says what is still to be done at the loop's head.
func (w *walk) setHead() {
	for _, s := range w.peel.heads {
		if s.Memory().Kind == descr.Int {
			w.out.Pending = append(w.out.Pending, w.pendingStore(s))
		} else {
			w.out.Late = append(w.out.Late, w.lateStore(s))
		}
	}
}

// An item is loaded before the loop only if each round reaches it in any case. Its
// index was compared with a length by guards before it; those that the iteration
// before has shown are in the short preamble, but one that is still in the loop
// protects only what comes after it. So nothing is loaded early whose address is
// made from what such a guard asks about, and nothing once one has asked about a
// length.

// noteAsked notes what a guard of the loop asks about.
func (w *walk) noteAsked(guard *trace.Op) {
	w.peel.valueAsked = w.peel.valueAsked || guard.Code == ops.GuardValue
	for _, b := range guard.Args {
		w.anyPart(b, maxParts, func(b *trace.Box) bool {
			if b.Const {
				return false
			}
			w.info[b.ID].asked = true
			if def := w.def(b); def != nil && def.Descr != nil && descr.MemOf(def.Descr).Length {
				w.peel.lengthAsked = true
			}
			return false
		})
	}
}

// isUnsure reports whether a guard on a value, perhaps of a type word, may be what says
// that there is such a place at all.
func (w *walk) isUnsure(d *descr.Memory, base *trace.Box) bool {
	return w.peel.valueAsked && (d.Class == descr.Unsafe || !w.isTyped(base, maxParts))
}

// isTyped reports whether an object is of its type whatever such guards say: a constant,
// what any round loads from or stores to before it asks anything of the kind, and what a
// pointer of such an object leads to, but where that is opaque.
func (w *walk) isTyped(b *trace.Box, depth int) bool {
	if b.Const || w.info[b.ID].typed {
		return true
	}
	def := w.def(b)
	return depth > 0 && def != nil && def.Code.Is(ops.Load) && !def.Memory().Opaque && def.Memory().Class != descr.Unsafe && w.isTyped(def.Args[0], depth-1)
}

// reach notes that a place is loaded or stored.
func (w *walk) reach(c content) {
	if w.peel == nil || w.isUnsure(c.descr, c.base) {
		return
	}
	if !c.base.Const && c.descr.Class != descr.Unsafe {
		w.info[c.base.ID].typed = true
	}
	switch {
	case !w.carries():
	case c.index == nil:
		if w.peel.reached == nil {
			w.peel.reached = map[fieldKey]bool{}
		}
		w.peel.reached[w.keyOf(w.heap.of(c.descr), c)] = true
	case !w.isSafe(c) && w.inAnyCase(c):
		w.peel.safe = append(w.peel.safe, c)
	}
}

// isSafe reports whether any round reaches a place.
func (w *walk) isSafe(c content) bool {
	if c.index == nil {
		return w.peel.reached[w.keyOf(w.heap.of(c.descr), c)]
	}
	return w.contains(w.peel.safe, c)
}

// inAnyCase reports whether an item that is reached here is reached whatever the
// guards of the loop before it say.
func (w *walk) inAnyCase(c content) bool {
	if c.base.Const && c.index.Const {
		return true // it was there when the trace was recorded
	}
	asked := func(b *trace.Box) bool { return !b.Const && w.info[b.ID].asked }
	made := func(b *trace.Box) bool { return w.anyPart(b, maxParts, asked) }
	if w.peel.lengthAsked || made(c.base) || made(c.index) {
		return false
	}
	// What a guard of the loop has shown to be a constant may be something else before it.
	return w.src == nil || !slices.ContainsFunc(w.src.Args[:min(2, len(w.src.Args))], func(b *trace.Box) bool { return !b.Const && made(w.env[b.ID]) })
}

// maxParts is how many ops deep it is looked what a box is made from.
const maxParts = 8

// anyPart reports whether f holds for a box or for what it is computed from, or
// that goes too deep.
func (w *walk) anyPart(b *trace.Box, depth int, f func(b *trace.Box) bool) bool {
	if f(b) || depth == 0 {
		return true
	}
	def := w.def(b)
	return def != nil && def.Code.Is(ops.Pure) && def.Descr == nil &&
		slices.ContainsFunc(def.Args, func(b *trace.Box) bool { return w.anyPart(b, depth-1, f) })
}

// importItem finds what an item held, unless the loop may have written it.
func importItem(w *walk, op *trace.Op) answer {
	if !w.set.Has(Items) || !w.inAnyCase(w.contentOf(op)) {
		return keep
	}
	w.reach(w.contentOf(op))
	return w.importLoad(op)
}
