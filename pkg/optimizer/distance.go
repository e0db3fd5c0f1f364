package optimizer

import (
	"cmp"
	"math"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Of two indices nothing is known, mostly. An interpreter that has a guest function's
// variables and its stack in one slice reaches the variables from the frame's base and
// the stack from its top: each push might change a variable. Where neither changes in the
// loop, the entry bridge asks once how far they are from each other.
// The loop then takes that from the short preamble, as all that it knows.
//
// Which indices those are, and what tells them apart, is known when the trace has been
// walked once. It is walked again with the tests.
//
// PyPy needs nothing of it: a frame of its guests is an object of its own, and what lives
// in it a field.

// distanceFacts is what a walk is asked of distances, or asks itself.
type distanceFacts struct {
	curious  bool         // it notes what it is asked in vain
	pairs    []distance   // of boxes that are not known to be apart
	bases    []*disjoint  // of arrays likewise
	pointers []alike      // likewise
	text     []*trace.Box // of the guest's program
	asked    []question   // in this walk
	far      []far        // what is known
	alike    []alike      // likewise
	pinned   []*trace.Box // likewise
}

// asks reports whether more was asked, or wondered about, than the recorded trace asks:
// that may depend on the numbers in it.
func (d *distanceFacts) asks() bool {
	return len(d.asked)+len(d.pairs)+len(d.bases)+len(d.pointers)+len(d.text) > 0
}

// A question is one that a walk asks besides those of the recorded trace, in terms of that.
type question struct {
	about  any          // tells it from others
	after  int          // the recorded op behind which it can be asked
	resume *trace.Guard // how, if the answer is no
	ask    func(w *walk, resume *trace.Guard)
}

// moreQuestions gives the questions that another walk may ask: those of this one, and what
// it would have helped to know.
func (w *walk) moreQuestions(jump *trace.Op) []question {
	all := slices.Clip(w.distances.asked)
	found := slices.Concat(w.distancesToAsk(jump), w.basesToAsk(jump), w.alikeToAsk(jump), w.textToAsk(jump))
	if len(found) == 0 {
		return all
	}
	start := atStart(w.rec)
	for _, q := range found {
		if !slices.ContainsFunc(all, func(k question) bool { return k.about == q.about }) && w.settleMoment(&q, start) {
			all = append(all, q)
		}
	}
	slices.SortStableFunc(all, func(a, b question) int { return cmp.Compare(a.after, b.after) })
	return all
}

// A distance is that of one index from another, x - y. What boxes they are is said in
// terms of the recorded trace.
type distance struct {
	x, y *trace.Box
	not  []int64 // what it must not be
	seen int64   // what it was when the trace was recorded
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
	w.bring(same.Result)
	return w.testApart(same, same.Result, room, d)
}

// wonder notes that it would help to know that x - y is another number.
func (w *walk) wonder(x, y *trace.Box, d int64) {
	if !w.distances.curious || w.wonderText(x) || w.wonderText(y) {
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

// distancesToAsk asks for distances of indices that do not change.
func (w *walk) distancesToAsk(jump *trace.Op) (list []question) {
	for _, p := range w.distances.pairs {
		x, i := w.fixedAt(p.x, jump, maxParts)
		y, j := w.fixedAt(p.y, jump, maxParts)
		if x == nil || y == nil {
			continue
		}
		p.x, p.y = x, y
		if p.seen = math.MaxInt64; w.rec.Seen {
			p.seen = x.Int - y.Int
		}
		list = append(list, question{[2]*trace.Box{x, y}, max(i, j), nil, p.ask})
	}
	return list
}

// fixedAt gives the recorded box for an index that a loop passes on unchanged, and the
// op after which it is there. It is an input, or has been loaded from where it still is, or
// is computed from such boxes, not too deep.
func (w *walk) fixedAt(b *trace.Box, jump *trace.Op, depth int) (*trace.Box, int) {
	if b.Const {
		return b, 0
	}
	if n := slices.Index(w.out.Inputs, b); n >= 0 {
		if jump.Args[n] == b {
			return w.rec.Inputs[n], 0
		}
		return nil, 0
	}
	def := w.def(b)
	if def == nil || def.Origin.Recorded < 0 || depth == 0 {
		return nil, 0
	}
	n := int(def.Origin.Recorded)
	switch {
	case slices.Contains(loads, def.Code):
		if c, ok := w.find(w.contentOf(def)); !ok || w.value(c.value) != b {
			return nil, 0
		}
	case !def.Code.Is(ops.Pure):
		return nil, 0
	default:
		for _, x := range def.Args {
			if x, _ := w.fixedAt(w.value(x), jump, depth-1); x == nil {
				return nil, 0
			}
		}
	}
	return w.rec.Ops[n].Result, n
}

// settleMoment finds where to ask a question: as soon as it can be asked, as long as
// nothing has been done and the trace may begin again; else where the interpreter asks a
// question of its own.
func (w *walk) settleMoment(q *question, start *trace.Guard) bool {
	if start != nil && !w.acts(q.after) {
		q.resume = start
		return true
	}
	for i := q.after + 1; i < len(w.rec.Ops); i++ {
		op := w.rec.Ops[i]
		if !op.IsGuard() || op.Guard.Again == nil || op.Args[0].Const {
			continue
		}
		var operands []*trace.Box
		if cmp := w.defs[op.Args[0].ID]; cmp != nil {
			operands = cmp.Args
		}
		q.after, q.resume = i-1, op.Guard.Map(func(b *trace.Box) *trace.Box { return b })
		q.resume.Frames[0] = again(q.resume, operands)
		q.resume.CollectFailArgs()
		return true
	}
	return false
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

// askQuestions asks those whose moment is after a recorded op.
func (w *walk) askQuestions(after int) {
	asked := w.distances.asked
	n, _ := slices.BinarySearchFunc(asked, after, func(q question, after int) int { return cmp.Compare(q.after, after) })
	for ; n < len(asked) && asked[n].after == after; n++ {
		asked[n].ask(w, asked[n].resume)
	}
}

func (p *distance) ask(w *walk, resume *trace.Guard) {
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
		w.insist(ops.GuardTrue, resume, w.make(ops.IntGt, d, trace.ConstInt(not[n-1])))
	}
	if n, found := slices.BinarySearch(not, seen); found {
		return // they are the same place, sometimes
	} else if n < len(not) {
		w.insist(ops.GuardTrue, resume, w.make(ops.IntLt, d, trace.ConstInt(not[n])))
	}
}

// make computes a number that the recorded trace does not.
func (w *walk) make(c ops.Code, args ...*trace.Box) *trace.Box {
	op := &trace.Op{Code: c, Args: args, Result: &trace.Box{Kind: descr.Int}, Origin: w.rec.Ops[0].Origin}
	op.Origin.Recorded = -1
	b, _ := w.optimise(op)
	return b
}

// insist asks what a guard does, and resumes as told if the answer is no.
func (w *walk) insist(guard ops.Code, resume *trace.Guard, args ...*trace.Box) {
	op := &trace.Op{Code: guard, Args: args, Guard: resume, Origin: w.rec.Ops[0].Origin}
	op.Origin.Recorded = -1
	_, _ = w.optimise(op)
}
