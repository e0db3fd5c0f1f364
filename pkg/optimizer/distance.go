package optimizer

import (
	"math"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Of two indices nothing is known, mostly. An interpreter that has a guest function's
// variables and its stack in one slice reaches the variables from the frame's base and
// the stack from its top: each push might change a variable. Where neither changes in the
// loop, the entry bridge asks once, at its very start, how far they are from each other.
// The loop then takes that from the short preamble, as all that it knows.
//
// Which indices those are, and what tells them apart, is known when the trace has been
// walked once. It is walked again with the tests.
//
// PyPy needs nothing of it: a frame of its guests is an object of its own, and what lives
// in it a field.

// distanceFacts is what a walk is asked of distances, or asks itself.
type distanceFacts struct {
	curious bool         // it notes what it is asked in vain
	pairs   []distance   // of boxes that are not known to be apart
	tests   []*distance  // to be made when their boxes are there
	start   *trace.Guard // how to resume where one fails
}

// A distance is that of one index from another, x - y. What boxes they are is said in
// terms of the recorded trace.
type distance struct {
	x, y  *trace.Box
	after int     // the op after which both are there
	not   []int64 // what it must not be
	seen  int64   // what it was when the trace was recorded
}

const (
	maxDistances = 8  // pairs of a trace
	maxNot       = 32 // distances of a pair
)

// distant reports whether x - y is another number for certain.
func (w *walk) distant(x, y *trace.Box, d int64) bool {
	switch {
	case x.Const:
		return w.isnt(y, x.Int-d)
	case y.Const:
		return w.isnt(x, y.Int+d)
	case y.ID < x.ID:
		x, y, d = y, x, -d
	}
	if op := w.pure.find(ops.IntSub, nil, []*trace.Box{x, y}); op != nil && !w.boundsOf(w.value(op.Result)).has(d) {
		return true
	}
	if w.peel != nil {
		return w.importDistance(x, y, d)
	}
	w.wonder(x, y, d)
	return false
}

// isnt reports whether an index is another than a number for certain: that is its
// distance from 0.
func (w *walk) isnt(x *trace.Box, n int64) bool {
	switch {
	case !w.boundsOf(x).has(n):
		return true
	case w.peel == nil:
		w.wonder(x, zero, n)
		return false
	}
	was := w.was(x)
	if was == nil || w.peel.ended {
		return false
	}
	room := rangeOf(w.peel.before, was)
	return !room.has(n) && w.testApart(shows(ops.IntNe, x), x, room, n)
}

// rangeOf gives the range of a box in another walk, without its bits, for which the
// short preamble does not test.
func rangeOf(w *walk, b *trace.Box) bounds {
	r := w.boundsOf(b)
	return span(r.lo, r.hi)
}

// testApart makes the short preamble test that a number which is in a range is on the
// same side of another one as that.
func (w *walk) testApart(by *trace.Op, b *trace.Box, room bounds, n int64) bool {
	if n < room.lo {
		room.hi = math.MaxInt64
	} else {
		room.lo = math.MinInt64
	}
	w.testBounds(by, b, w.boundsOf(b), span(room.lo, room.hi))
	return true
}

// importDistance makes a distance hold that the entry bridge has asked for.
func (w *walk) importDistance(x, y *trace.Box, d int64) bool {
	before := w.peel.before
	same := before.pure.find(ops.IntSub, nil, []*trace.Box{x, y})
	if same == nil || w.peel.ended || w.was(x) == nil || w.was(y) == nil {
		return false
	}
	room := rangeOf(before, same.Result)
	if room.has(d) {
		return false
	}
	if w.was(same.Result) == nil {
		again := with(same, same.Code, x, y)
		again.Origin.Recorded, again.Result = -1, same.Result
		w.use(again, same.Result)
	}
	return w.testApart(same, same.Result, room, d)
}

// wonder notes that it would help to know that x - y is another number.
func (w *walk) wonder(x, y *trace.Box, d int64) {
	if !w.distances.curious {
		return
	}
	pairs := &w.distances.pairs
	n := slices.IndexFunc(*pairs, func(p distance) bool { return p.x == x && p.y == y })
	if n < 0 {
		if n = len(*pairs); n == maxDistances {
			return
		}
		*pairs = append(*pairs, distance{x: x, y: y})
	}
	if p := &(*pairs)[n]; len(p.not) < maxNot && !slices.Contains(p.not, d) {
		p.not = append(p.not, d)
	}
}

// toAsk gives the distances that another walk may ask for at its start: of indices that
// do not change.
func (w *walk) toAsk(jump *trace.Op) (list []*distance) {
	for _, p := range w.distances.pairs {
		x, i := w.fixedAt(p.x, jump)
		y, j := w.fixedAt(p.y, jump)
		if x == nil || y == nil || w.acts(max(i, j)) {
			continue
		}
		p.x, p.y, p.after = x, y, max(i, j)
		if p.seen = math.MaxInt64; w.rec.Seen {
			p.seen = x.Int - y.Int
		}
		list = append(list, &p)
	}
	return list
}

// fixedAt gives the recorded box for an index that a loop passes on unchanged, and the
// op after which it is there. It is an input, or has been loaded from where it still is.
func (w *walk) fixedAt(b *trace.Box, jump *trace.Op) (*trace.Box, int) {
	if b.Const {
		return b, 0
	}
	if n := slices.Index(w.out.Inputs, b); n >= 0 {
		if jump.Args[n] == b {
			return w.rec.Inputs[n], 0
		}
		return nil, 0
	}
	load := w.def(b)
	if load == nil || !slices.Contains(loads, load.Code) || load.Origin.Recorded < 0 {
		return nil, 0
	}
	c, ok := w.find(w.contentOf(load))
	if n := int(load.Origin.Recorded); ok && w.value(c.value) == b {
		return w.rec.Ops[n].Result, n
	}
	return nil, 0
}

// acts reports whether one of the recorded ops up to the given one has an effect: behind
// it nobody can go back to the start.
func (w *walk) acts(to int) bool {
	return slices.ContainsFunc(w.rec.Ops[:to+1], func(op *trace.Op) bool {
		return !isIdle[op.Code] && !op.IsGuard() && op.Code != ops.DebugMergePoint
	})
}

// atStart tells how to resume where a recorded loop begins: as where its jump leads, with
// the inputs in the place of what it jumps with. It is nil if those are not told apart.
func atStart(rec *trace.Trace) *trace.Guard {
	jump := rec.Ops[len(rec.Ops)-1]
	inputs := map[*trace.Box]*trace.Box{}
	for n, b := range jump.Args {
		if b.Const || inputs[b] != nil {
			return nil
		}
		inputs[b] = rec.Inputs[n]
	}
	known := jump.Guard != nil
	if !known {
		return nil
	}
	g := jump.Guard.Map(func(b *trace.Box) *trace.Box {
		if in := inputs[b]; in != nil {
			return in
		}
		known = known && (b == nil || b.Const)
		return b
	})
	if !known {
		return nil
	}
	return g
}

// askDistances makes the tests whose indices are there after a recorded op.
func (w *walk) askDistances(after int) {
	for _, p := range w.distances.tests {
		if p.after == after {
			w.askDistance(p)
		}
	}
}

func (w *walk) askDistance(p *distance) {
	x, y := w.resolve(w.env, p.x), w.resolve(w.env, p.y)
	if x.Const || y.Const && y != zero {
		return
	}
	not, seen := slices.Clone(p.not), p.seen
	if !y.Const && y.ID < x.ID {
		x, y, seen = y, x, -seen
		for n := range not {
			not[n] = -not[n]
		}
	}
	d := w.make(ops.IntSub, x, y)
	slices.Sort(not)
	if n, _ := slices.BinarySearch(not, seen); n > 0 {
		w.insist(w.make(ops.IntGt, d, trace.ConstInt(not[n-1])))
	}
	if n, found := slices.BinarySearch(not, seen); found {
		return // they are the same place, sometimes
	} else if n < len(not) {
		w.insist(w.make(ops.IntLt, d, trace.ConstInt(not[n])))
	}
}

// make computes a number that the recorded trace does not.
func (w *walk) make(c ops.Code, args ...*trace.Box) *trace.Box {
	op := &trace.Op{Code: c, Args: args, Result: &trace.Box{Kind: descr.Int}, Origin: w.rec.Ops[0].Origin}
	op.Origin.Recorded = -1
	b, _ := w.optimise(op)
	return b
}

// insist asks that something is so, or else resumes at the start.
func (w *walk) insist(b *trace.Box) {
	op := &trace.Op{Code: ops.GuardTrue, Args: []*trace.Box{b}, Guard: w.distances.start, Origin: w.rec.Ops[0].Origin}
	op.Origin.Recorded = -1
	_, _ = w.optimise(op)
}
