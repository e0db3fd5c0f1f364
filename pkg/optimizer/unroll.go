package optimizer

import (
	"math"

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
// short preamble through the passes, where it mostly folds away (short.go). A
// fact that the loop's own jump contradicts is banned, and the walk begins anew.
//
// A value from before the loop that an op in it needs becomes an input of the
// loop, in order of first use.
//
// Facts are used on demand, never collected: a fact that no op asks for costs
// nothing, neither an input nor a guard. Which facts may be asked for:
//
//	op-in-preamble      the result of an op that cannot trap
//	field-in-preamble   what a field held at the end
//	known-in-preamble   what a guard showed a box to be
//	nonnil-in-preamble  that a pointer is not nil
//	bounds-in-preamble  the range of an int
//
// PyPy (unroll.py, virtualstate.py) collects the facts about the jump's operands
// beforehand, as a virtual state. That gives guards which nobody asked for.
var unrollRules = []Rule{
	{Name: "op-in-preamble", Doc: "the iteration before has computed it", Codes: pureOps(ops.Traps), try: importOp},
	{Name: "field-in-preamble", Doc: "the iteration before has left it in the field", Codes: []ops.Code{ops.GetfieldGc}, try: importField},
	{Name: "known-in-preamble", Doc: "a guard of the iteration before has shown it", Codes: valueGuards, try: importKnown},
	{Name: "nonnil-in-preamble", Doc: "the iteration before has shown that it is not nil", Codes: []ops.Code{ops.GuardNonnull}, try: importNonnil},
	{Name: "bounds-in-preamble", Doc: "the ranges that the iteration before has shown decide it", Codes: intComparisons, try: importBounds},
}

// peel is what the loop proper has of the walk before it.
type peel struct {
	before *walk
	banned map[fact]bool
	short  []shortOp
}

// A fact names what the entry bridge knew, the same in each attempt: an op
// instead of its result, or a guard instead of what is known of a box.
type fact struct {
	code ops.Code
	by   *trace.Op  // the entry bridge's op, or the load or store of a field
	of   *trace.Box // what the entry bridge has for the box
}

// A shortOp is an op of the short preamble, in terms of the loop's inputs and of
// the results of those before it.
type shortOp struct {
	op   *trace.Op
	fact fact
}

// newLoop begins a walk of the loop proper. It shares boxes with the walk
// before: those that the entry bridge jumps with are its inputs. One that is
// passed twice, or a constant, need not be so the next time.
func newLoop(before *walk, jump *trace.Op, passes Passes, banned map[fact]bool) *walk {
	w := newWalk(before.rec, trace.Loop, passes)
	w.peel = &peel{before: before, banned: banned}
	w.out.NumIDs = before.out.NumIDs
	w.info = make([]info, w.out.NumIDs, len(before.info)+int(before.rec.NumIDs)+8)
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
func (w *walk) use(f fact, op *trace.Op, was *trace.Box) {
	op.Origin.Recorded = -1
	w.peel.short = append(w.peel.short, shortOp{op, f})
	if op.Result != nil {
		w.info[op.Result.ID].def, w.info[op.Result.ID].was = op, was
	}
	w.learn(op)
}

// useGuard makes a fact about a box hold.
func (w *walk) useGuard(f fact, c ops.Code, args ...*trace.Box) {
	w.use(f, &trace.Op{Code: c, Args: args}, nil)
}

// importOp finds the op among those of the entry bridge. Its operands are at
// hand already, so that facts need no search for what they depend on.
func importOp(w *walk, op *trace.Op) answer {
	same := w.peel.before.pure.find(op.Code, op.Descr, op.Args)
	if same == nil || w.was(same.Result) != nil {
		return keep
	}
	f := fact{code: op.Code, by: same}
	if w.peel.banned[f] {
		return keep
	}
	again := with(op, op.Code, op.Args...)
	again.Result = same.Result
	w.use(f, again, same.Result)
	return is(same.Result, same)
}

// importField finds what a field held, unless the loop may have written it. The
// load in the short preamble needs a test for nil before it.
func importField(w *walk, op *trace.Op) answer {
	base := op.Args[0]
	c, ok := w.peel.before.heap.of(op.Descr).find(w.cellOf(op))
	f := fact{code: op.Code, by: c.by}
	if !ok || w.heap.of(op.Descr).touched || w.peel.banned[f] || !w.testNonnil(base) {
		return keep
	}
	again := with(op, op.Code, base)
	again.Result = c.value
	if c.value.Const || w.was(c.value) != nil {
		again.Result = w.newBox(op.Result) // known otherwise: need not agree next time
	}
	w.use(f, again, c.value)
	return is(again.Result, c.by)
}

// testNonnil makes the short preamble test a pointer for nil, if the entry
// bridge knew that it is not.
func (w *walk) testNonnil(b *trace.Box) bool {
	if b.Const {
		return b.Ref != nil
	}
	i := &w.info[b.ID]
	f := fact{code: ops.GuardNonnull, of: i.was}
	if i.tested {
		return true
	}
	if i.was == nil || !w.peel.before.nonnil(i.was) || w.peel.banned[f] {
		return false
	}
	i.tested = true
	w.useGuard(f, ops.GuardNonnull, b)
	return true
}

func importNonnil(w *walk, op *trace.Op) answer {
	if w.testNonnil(op.Args[0]) {
		return gone(w.peel.before.nonnilBy(w.was(op.Args[0])))
	}
	return keep
}

// importKnown finds what a guard, or a comparison decided by one, has shown a
// box to be. If that is not what this guard wants, it stays.
func importKnown(w *walk, op *trace.Op) answer {
	was := w.was(op.Args[0])
	if was == nil {
		return keep
	}
	before := w.peel.before
	f := fact{code: op.Code, of: was}
	if !sameBox(before.value(was), wanted(op)) || w.peel.banned[f] {
		return keep
	}
	w.useGuard(f, op.Code, op.Args...)
	if was.Const {
		return gone(nil)
	}
	return gone(before.info[was.ID].knownBy)
}

// importBounds sees whether a comparison is decided if the ranges from before
// are taken into account.
func importBounds(w *walk, op *trace.Op) answer {
	var r [2]bounds
	for i, b := range op.Args {
		r[i], _ = w.boundsOf(b).meet(w.boundsBefore(b))
	}
	v, ok := decide(op.Code, r[0], r[1])
	if !ok {
		return keep
	}
	var by *trace.Op
	for i, b := range op.Args {
		if was := w.was(b); was != nil && r[i] != w.boundsOf(b) {
			w.testBounds(b, was, r[i])
			by = w.peel.before.boundedBy([]*trace.Box{was})
		}
	}
	return isTruth(v, by)
}

func (w *walk) boundsBefore(b *trace.Box) bounds {
	was := w.was(b)
	if was == nil || w.peel.banned[fact{code: ops.IntGe, of: was}] {
		return anything
	}
	return w.peel.before.boundsOf(was)
}

// testBounds makes the short preamble test the ends of a range.
func (w *walk) testBounds(b, was *trace.Box, r bounds) {
	f := fact{code: ops.IntGe, of: was}
	for _, end := range []struct {
		code ops.Code
		at   int64
		open bool
	}{{ops.IntGe, r.lo, r.lo == math.MinInt64}, {ops.IntLe, r.hi, r.hi == math.MaxInt64}} {
		if !end.open {
			c := w.newBox(one)
			w.use(f, &trace.Op{Code: end.code, Args: []*trace.Box{b, trace.ConstInt(end.at)}, Result: c}, one)
			w.useGuard(f, ops.GuardTrue, c)
		}
	}
}
