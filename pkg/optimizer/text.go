package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A guest's program is in memory as all else, where its author has not said that it never
// changes. It hardly ever does. So what it says which item is meant, of an array of
// variables, is taken for a constant where it would help to know: the entry bridge asks
// once whether it is what it was when the trace was recorded.
//
// It is told by where it is: at an address made of constants alone, and nothing in the
// loop may change it. A guest's variables are never there, as those belong to a run.

// A pin is what is to be taken for a constant, in terms of the recorded trace.
type pin struct {
	b *trace.Box
	moment
}

const maxPins = 32 // of a trace

// isText reports whether a number is from memory at an address made of constants alone, or
// computed from such numbers.
func (w *walk) isText(b *trace.Box, depth int) bool {
	op := w.def(b)
	if depth == 0 || op == nil || !op.Code.Is(ops.Load) && (!op.Code.Is(ops.Pure) || op.Descr != nil) {
		return false
	}
	return !slices.ContainsFunc(op.Args, func(b *trace.Box) bool { return !b.Const && !w.isText(b, depth-1) })
}

// wonderText notes a number that it would help to know, if it is of the program.
func (w *walk) wonderText(b *trace.Box) bool {
	text := &w.distances.text
	if !w.distances.curious || !w.isText(b, maxParts) {
		return false
	}
	if len(*text) < maxPins && !slices.Contains(*text, b) {
		*text = append(*text, b)
	}
	return true
}

// pinsToAsk gives the numbers that another walk may ask for.
func (w *walk) pinsToAsk(jump *trace.Op) (list []*pin) {
	for _, b := range w.distances.text {
		x, i := w.fixedAt(b, jump)
		if x == nil || !w.rec.Seen {
			continue
		}
		if m, ok := w.momentAfter(i); ok {
			list = append(list, &pin{x, m})
		}
	}
	return list
}

// askPin asks whether a number is what it was.
func (w *walk) askPin(p *pin) {
	x := w.resolve(w.env, p.b)
	if x.Const {
		return
	}
	if w.insist(ops.GuardValue, p.resume, x, trace.ConstInt(p.b.Int)); w.value(x).Const {
		w.distances.pinned = append(w.distances.pinned, x)
	}
}

// importPin makes it hold that a number, which the loop has of the entry bridge, is what
// that has asked for.
func (w *walk) importPin(op *trace.Op, was *trace.Box) {
	if before := w.peel.before; slices.Contains(before.distances.pinned, was) {
		w.useGuard(op, ops.GuardValue, op.Result, before.value(was))
	}
}
