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

const maxPins = 128 // of a trace

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

// wonderProgram notes a pointer that leads on from what is green: to a function's code,
// the name of an instruction. If that is a constant, so is where a load goes.
func (w *walk) wonderProgram(b *trace.Box) {
	if !w.distances.curious {
		return
	}
	root := b
	for range maxParts {
		def := w.def(root)
		if def == nil || !def.Code.Is(ops.Load) {
			break
		}
		root = w.value(def.Args[0])
	}
	if root != b && root.Const && root.Green {
		w.wonderText(b)
	}
}

// textToAsk asks whether what the program says is what it was.
func (w *walk) textToAsk(jump *trace.Op) (list []question) {
	for _, b := range w.distances.text {
		if x, i := w.fixedAt(b, jump, maxParts); x != nil && w.rec.Seen {
			list = append(list, question{x, i, nil, func(w *walk, resume *trace.Guard) { w.pin(x, resume) }})
		}
	}
	return list
}

// pin takes what was recorded for a constant, and insists on that.
func (w *walk) pin(recorded *trace.Box, resume *trace.Guard) {
	x := w.resolve(w.env, recorded)
	if x.Const {
		return
	}
	seen := *recorded
	seen.Const, seen.Green, seen.ID = true, true, -1
	if w.insist(ops.GuardValue, resume, x, &seen); w.value(x).Const {
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
