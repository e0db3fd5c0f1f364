package optimizer

import (
	"slices"

	"mergepoint/pkg/trace"
)

// A line is the ops emitted so far, in order. It is the one place that knows who
// uses a box: everything that is emitted stands in it, so a pass that moves or
// drops an op need not guess who else may hold the result.
//
//   - An op is moved up to where its operands are: whoever uses the result comes
//     later still. See [walk.canRise].
//   - An op is moved down past ops that do not use its result: [line.sink].
//   - An op is never deleted. It is doubted; when the trace is complete, with its
//     jump, those doubted ops are left out whose results nobody uses:
//     [walk.finish].
type line struct {
	links  []link // links[0] is before the first and behind the last
	ranks  int32
	doubts bool // there are any
}

// A link is where an op stands. Links are named by their indices.
type link struct {
	op         *trace.Op
	prev, next int32
	rank       int32 // grows along the line; moved up, an op shares that of the op behind it
	doubted    bool
	reason     int32 // of the doubt, among the walk's reasons; -1 if it was not noted
}

// append puts an op at the end and gives its link.
func (l *line) append(op *trace.Op) int32 {
	p := int32(len(l.links))
	l.links = append(l.links, link{op: op})
	l.insert(p, 0)
	return p
}

// last gives the link of the last op, 0 if there is none.
func (l *line) last() int32 { return l.links[0].prev }

// just gives the link of an op that was emitted last; 0 if another was.
func (l *line) just(op *trace.Op) int32 {
	if p := l.last(); l.links[p].op == op {
		return p
	}
	return 0
}

// insert puts a link before another; the end has the highest rank.
func (l *line) insert(p, before int32) {
	rank := l.links[before].rank
	if before == 0 {
		l.ranks++
		rank = l.ranks
	}
	x, prev := &l.links[p], l.links[before].prev
	x.prev, x.next, x.rank = prev, before, rank
	l.links[prev].next, l.links[before].prev = p, p
}

func (l *line) unlink(p int32) {
	x := &l.links[p]
	l.links[x.prev].next, l.links[x.next].prev = x.next, x.prev
}

// rise moves an op up, to before another. It must be one that may: canRise.
func (l *line) rise(p, before int32) {
	l.unlink(p)
	l.insert(p, before)
}

// sink moves an op without effect to the end, unless one of those that it would
// pass uses its result.
func (l *line) sink(p int32) {
	for q := l.links[p].next; q != 0; q = l.links[q].next {
		if uses(l.links[q].op, l.links[p].op.Result) {
			return
		}
	}
	l.rise(p, 0)
}

// uses reports whether an op has a box among its operands or fail args.
func uses(op *trace.Op, b *trace.Box) (found bool) {
	eachUse(op, func(x *trace.Box) { found = found || x == b })
	return found
}

func eachUse(op *trace.Op, f func(b *trace.Box)) {
	for _, b := range op.Args {
		f(b)
	}
	if op.IsGuard() {
		op.Guard.Uses(f)
	}
}

// eachOwnUse is eachUse without the stores that are pending.
func eachOwnUse(op *trace.Op, f func(b *trace.Box)) {
	for _, b := range op.Args {
		f(b)
	}
	if op.IsGuard() {
		for _, b := range op.Guard.FailArgs {
			f(b)
		}
	}
}

// isBehind reports whether a box is made behind a link.
func (w *walk) isBehind(b *trace.Box, at int32) bool {
	return !b.Const && w.line.links[w.info[b.ID].at].rank > w.line.links[at].rank
}

// canRise reports whether the operands of an op, which has no effect and cannot
// trap, are there before a link.
func (w *walk) canRise(op *trace.Op, at int32) bool {
	for _, b := range op.Args {
		if w.isBehind(b, at) {
			return false
		}
	}
	return true
}

// doubt says that an op was emitted for something that does not need it any more.
func (w *walk) doubt(p int32, because *trace.Op) {
	x := &w.line.links[p]
	w.line.doubts = true
	x.doubted, x.reason = true, w.note(x.op, gone(because))
}

// finish makes the trace's ops of the line, which is complete.
func (w *walk) finish() {
	if w.mayBeLate() {
		w.makeLate()
	}
	if w.line.doubts || w.set.Has(Loads) {
		w.sweep()
		w.reasons = slices.DeleteFunc(w.reasons, func(r trace.Reason) bool { return r.Op == nil })
	}
	if w.set.Has(Pending) {
		w.sumUp()
	}
	w.out.Ops = make([]*trace.Op, 0, len(w.line.links))
	for p := w.line.links[0].next; p != 0; p = w.line.links[p].next {
		w.out.Ops = append(w.out.Ops, w.line.links[p].op)
	}
	if w.set.Has(BridgeOpt) {
		w.takeAlong()
	}
}

// sweep takes out the doubted ops whose results nobody uses. It goes from back to
// front, so that who uses an op is known when its turn comes.
func (w *walk) sweep() {
	used := make([]bool, w.out.NumIDs)
	use := func(b *trace.Box) {
		if !b.Const {
			used[b.ID] = true
		}
	}
	for p := w.line.last(); p != 0; p = w.line.links[p].prev {
		x := &w.line.links[p]
		switch {
		case x.doubted && !used[x.op.Result.ID]:
			w.line.unlink(p)
			continue
		case w.isIdle(x.op) && !used[x.op.Result.ID]:
			w.dropIdle(x.op)
			w.line.unlink(p)
			continue
		case x.doubted:
			w.withdraw(x.reason)
		}
		eachUse(x.op, use)
	}
}
