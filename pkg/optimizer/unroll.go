package optimizer

import (
	"math"
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Peeling. The obvious way to take work that does not vary out of a loop is to
// look for it. Instead the loop is optimised twice: one iteration as it was
// recorded, the entry bridge, and then the same ops again as the loop proper,
// whose passes may also look up what the first walk knew at its end. What they
// find there is not computed again; so a loop keeps what varies, with no rule
// that knows of loops.
//
// What the entry bridge knew holds when the loop is entered from it. It must
// hold as well when the loop jumps back, and for bridges that come from elsewhere.
// So each fact that is used is also written into the short preamble: an op that
// computes it again, or a guard that tests it. Who jumps to the loop replays the
// short preamble through the passes, where it mostly folds away (short.go).
//
// A value from before the loop that an op in it needs becomes an input of the
// loop, in order of first use.
//
// Facts are used on demand, never collected: a fact that no op asks for costs
// nothing, neither an input nor a guard. The rows say which may be asked for.
//
// PyPy (unroll.py, virtualstate.py) collects the facts about the jump's operands
// beforehand, as a virtual state. That gives guards which nobody asked for.
var unrollRules = []Rule{
	{Name: "op-in-preamble", Doc: "the iteration before has computed it", Codes: pureOps(ops.Traps), try: importOp},
	{Name: "field-in-preamble", Doc: "the iteration before has left it in the field", Codes: []ops.Code{ops.GetfieldGc}, try: importField},
	{Name: "item-in-preamble", Doc: "the iteration before has left it in the item; with the pass items", Codes: []ops.Code{ops.GetarrayitemGc}, try: importItem},
	{Name: "known-in-preamble", Doc: "a guard of the iteration before has shown it", Codes: valueGuards, try: importKnown},
	{Name: "nonnil-in-preamble", Doc: "the iteration before has shown that it is not nil", Codes: []ops.Code{ops.GuardNonnull}, try: importNonnil},
	{Name: "bounds-in-preamble", Doc: "the ranges that the iteration before has shown decide it", Codes: codes(opposite), try: importBounds},
	{Name: "sign-in-preamble", Doc: "the iteration before has shown that numbers compared without sign are not negative", Codes: codes(signed), try: importSign},
	{Name: "order-in-preamble", Doc: "the iteration before had not reached the limit, and this one does not go further", Codes: orders, try: importOrder},
}

// peel is what the loop proper has of the walk before it.
type peel struct {
	before *walk
	// short is the short preamble, in terms of the loop's inputs and of the
	// results of the ops before.
	short []*trace.Op

	carry
	lengthAsked bool                      // a guard of the loop has asked about a length
	valueAsked  bool                      // one has asked for a value, perhaps of a type word
	opened      []*trace.Op               // what would make the boxes that it looks into before it begins
	dropped     []int                     // inputs that nothing needs
	around      []stand                   // inputs that stand for boxes
	closed      bool                      // it is a closed loop
	ended       bool                      // the short preamble is complete
	zero        *trace.Box                // of a closed loop: see zerorounds.go
	leaves      int32                     // of a closed loop: the recorded guard by which it is left for certain, or -1
	settled     map[*trace.Box]*trace.Box // of a closed loop: inputs that are the same constant each time
}

// peelFacts is what the pass knows of a box that comes from before the loop.
type peelFacts struct {
	was    *trace.Box // what stands for it at the end of the entry bridge
	input  bool       // it is passed in
	tested bool       // the short preamble tests it for nil
	asked  bool       // a guard of the loop asks about it
	typed  bool       // it is of its type whatever the guards of the loop say
}

// newLoop begins a walk of the loop proper. It shares boxes with the walk
// before: those that the entry bridge jumps with are its inputs. One that is
// passed twice, or a constant, need not be so the next time. A walk that does the
// same once more shares also the boxes of the last one.
func newLoop(before *walk, jump *trace.Op, o Options, last *walk) *walk {
	w := newWalk(before.rec, trace.Loop, o)
	before.loops = append(before.loops, w)
	w.rooms, w.vacant, before.rooms, before.vacant = before.rooms, before.vacant, nil, nil
	w.peel = &peel{before: before, leaves: -1}
	if last != nil {
		w.sameInputs(last)
		return w
	}
	w.out.NumIDs = before.out.NumIDs
	w.info = sized(w.info, int(w.out.NumIDs))
	for i, in := range before.rec.Inputs {
		b := jump.Args[i]
		if b.Const || w.info[b.ID].was != nil {
			b = w.newBox(in)
		}
		w.info[b.ID].was, w.info[b.ID].input = jump.Args[i], true
		w.out.Inputs = append(w.out.Inputs, b)
		w.env[in.ID] = b
	}
	return w
}

// sameInputs gives a walk the inputs of another.
func (w *walk) sameInputs(last *walk) {
	w.out.NumIDs = last.out.NumIDs
	w.info = sized(w.info, int(w.out.NumIDs))
	for n, in := range w.rec.Inputs {
		b := last.out.Inputs[n]
		w.info[b.ID].was, w.info[b.ID].input = last.info[b.ID].was, true
		w.out.Inputs, w.env[in.ID] = append(w.out.Inputs, b), b
	}
}

// need makes inputs of the loop of those boxes that come from before it.
func (w *walk) need(boxes []*trace.Box) {
	for _, b := range boxes {
		if b.Const {
			continue
		}
		if i := &w.info[b.ID]; i.was != nil && !i.input {
			i.input = true
			w.out.Inputs = append(w.out.Inputs, b)
		}
	}
}

// was gives what the entry bridge has for a box that comes from before the
// loop, else nil.
func (w *walk) was(b *trace.Box) *trace.Box {
	if b.Const {
		return nil
	}
	return w.info[b.ID].was
}

// use makes a fact hold: the op joins the short preamble, and its result, which
// the entry bridge has as was, is at hand.
func (w *walk) use(op *trace.Op, was *trace.Box) {
	w.peel.short = append(w.peel.short, op)
	if op.Result != nil {
		w.info[op.Result.ID].def, w.info[op.Result.ID].was = op, was
	}
	if w.learn(op); op.Result != nil {
		w.importPin(op, was)
		w.importAlike(op)
	}
}

// useGuard makes a fact about a box hold; op is the one that asks for it.
func (w *walk) useGuard(op *trace.Op, c ops.Code, args ...*trace.Box) {
	w.use(&trace.Op{Code: c, Args: slices.Clone(args), Origin: op.Origin}, nil)
}

// useTest makes a comparison hold.
func (w *walk) useTest(op *trace.Op, c ops.Code, args ...*trace.Box) {
	test := &trace.Op{Code: c, Args: args, Result: w.newBox(one), Origin: op.Origin}
	w.use(test, one)
	w.useGuard(op, ops.GuardTrue, test.Result)
}

// importOp finds the op among those of the entry bridge. Its operands are at
// hand already, so that facts need no search for what they depend on.
func importOp(w *walk, op *trace.Op) answer {
	same := w.peel.before.pure.find(op.Code, op.Descr, op.Args)
	if same == nil || w.was(same.Result) != nil {
		return keep
	}
	again := with(op, op.Code, op.Args...)
	again.Result = same.Result
	w.use(again, same.Result)
	return is(same.Result, same)
}

// importField finds what a field held, unless the loop may have written it.
func importField(w *walk, op *trace.Op) answer {
	w.reach(w.contentOf(op))
	return w.importLoad(op)
}

// maxShort is how many ops a short preamble has before it takes no more loads.
const maxShort = 1 << 16

// importLoad puts a load into the short preamble, unless the place is written in the
// loop, or by a store that the loop begins with. That of a field needs a test for nil
// before it. A guard on a value that stays in the loop may be what says of which
// type an object is; no load from that goes before it.
func (w *walk) importLoad(op *trace.Op) answer {
	place := w.contentOf(op)
	c, ok := w.peel.before.find(place)
	if !ok || len(w.peel.short) > maxShort || w.touched(place) || len(w.near(place)) > 0 || w.isUnsure(place.descr, place.base) {
		return keep
	}
	again := with(op, op.Code, place.base)
	if place.index != nil {
		again.Args = append(again.Args, place.index)
	} else if !w.testNonnil(again) {
		return keep
	}
	again.Result = c.value
	if c.value.Const || w.was(c.value) != nil {
		again.Result = w.newBox(op.Result) // known otherwise: need not agree next time
	}
	w.use(again, c.value)
	return is(again.Result, c.by)
}

// testNonnil makes the short preamble test an op's pointer for nil, if the entry
// bridge knew that it is not.
func (w *walk) testNonnil(op *trace.Op) bool {
	b := op.Args[0]
	if b.Const {
		return b.Ref != nil
	}
	i := &w.info[b.ID]
	if !i.tested && i.was != nil && w.peel.before.nonnil(i.was) {
		i.tested = true
		w.useGuard(op, ops.GuardNonnull, b)
	}
	return w.info[b.ID].tested
}

// importNonnil leaves constants to the pass rewrite, which may be off.
func importNonnil(w *walk, op *trace.Op) answer {
	was := w.was(op.Args[0])
	if was == nil || !w.testNonnil(op) {
		return keep
	}
	return gone(w.peel.before.nonnilBy(was))
}

// importKnown finds what a guard, or a comparison decided by one, has shown a
// box to be. If that is not what this guard wants, it stays.
func importKnown(w *walk, op *trace.Op) answer {
	was, before := w.was(op.Args[0]), w.peel.before
	if was == nil || !sameBox(before.value(was), wanted(op)) {
		return keep
	}
	w.useKnown(op)
	w.know(op.Args[0], wanted(op), with(op, op.Code, op.Args...)) // even without the pass that learns from guards: it is not to be asked for again
	if was.Const {
		return gone(nil)
	}
	return gone(before.info[was.ID].knownBy)
}

// useKnown makes the short preamble ask a guard's question. Of what no comparison has
// made it asks for the number: that it is 0 or 1 is what a guard has shown, which is
// not asked there.
func (w *walk) useKnown(op *trace.Op) {
	b := op.Args[0]
	def := w.def(b)
	if (op.Code == ops.GuardTrue || op.Code == ops.GuardFalse) && (def == nil || !def.Code.Is(ops.Compare)) {
		w.useGuard(op, ops.GuardValue, b, wanted(op))
		return
	}
	w.useGuard(op, op.Code, op.Args...)
}

// importBounds sees whether a comparison is decided if the ranges from before
// are taken into account.
func importBounds(w *walk, op *trace.Op) answer {
	r := [2]bounds{}
	for i, b := range op.Args {
		r[i] = w.boundsOf(b)
		if was := w.was(b); was != nil {
			before := w.peel.before.boundsOf(was)
			r[i], _ = r[i].meet(span(before.lo, before.hi)) // bits are not tested for
		}
		if _, ok := r[i].shrink(); !ok || r[i].lo > r[i].hi {
			return keep // not reached by who has passed the tests
		}
	}
	v, ok := decide(op.Code, r[0], r[1])
	if !ok {
		return keep
	}
	loosen(op.Code, &r, v)
	var by *trace.Op
	for i, b := range op.Args {
		if was := w.was(b); was != nil && w.testBounds(op, b, w.boundsOf(b), r[i]) {
			by = w.peel.before.boundedBy([]*trace.Box{was})
		}
	}
	return isTruth(v, by)
}

// importSign sees whether the numbers compared, or what they are a step from, were
// shown not to be negative.
func importSign(w *walk, op *trace.Op) answer {
	var by *trace.Op
	for i := len(op.Args) - 1; i >= 0; i-- { // the limit first: it is mostly known
		b := op.Args[i]
		from, step := w.stepFrom(b)
		if was := w.was(from); w.boundsOf(b).lo < 0 && was != nil {
			before := w.peel.before.boundsOf(was)
			if r, ok := w.boundsOf(from).meet(before); ok && r.hold(step) && r.lo+step >= 0 {
				w.testBounds(op, from, w.boundsOf(from), before.towards(-1, step))
				w.reconsider(b)
				by = w.peel.before.boundedBy([]*trace.Box{was})
			}
		}
		if w.boundsOf(b).lo < 0 {
			return keep
		}
	}
	return becomes(with(op, signed[op.Code], op.Args...), by)
}

// loosen opens the ends of ranges that do not matter for what a comparison gives.
func loosen(c ops.Code, r *[2]bounds, v bool) {
	for i := range r {
		for _, open := range []func(b *bounds){
			func(b *bounds) { b.lo = math.MinInt64 }, func(b *bounds) { b.hi = math.MaxInt64 },
		} {
			old := r[i]
			open(&r[i])
			if still, ok := decide(c, r[0], r[1]); !ok || still != v {
				r[i] = old
			}
		}
	}
}

// testBounds makes the short preamble test that a box is in a range, as far
// as that is not known here.
func (w *walk) testBounds(op *trace.Op, b *trace.Box, known, r bounds) (tested bool) {
	for _, end := range []struct {
		code   ops.Code
		at     int64
		needed bool
	}{{ops.IntGe, r.lo, r.lo > known.lo}, {ops.IntLe, r.hi, r.hi < known.hi}} {
		if !end.needed {
			continue
		}
		w.useTest(op, end.code, b, trace.ConstInt(end.at))
		tested = true
	}
	return tested
}
