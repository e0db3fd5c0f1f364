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

// wonderText notes a number that it would help to know, if it is of the program, or what
// is of the program in a sum: that of a frame's base and the number of a register.
func (w *walk) wonderText(b *trace.Box) bool {
	if !w.distances.curious {
		return false
	}
	if w.isText(b, maxParts) {
		w.noteText(b)
		return true
	}
	from, _ := w.stepFrom(b)
	sum, found := w.def(from), false
	if sum == nil || sum.Code != ops.IntAdd && sum.Code != ops.IntSub {
		return false
	}
	for _, part := range sum.Args {
		if w.isText(part, maxParts) {
			w.noteText(part)
			found = true
		}
	}
	return found
}

func (w *walk) noteText(b *trace.Box) {
	if text := &w.distances.text; len(*text) < maxPins && !slices.Contains(*text, b) {
		*text = append(*text, b)
	}
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

// textToAsk asks whether what the program says is what it was: before all else, since it
// lies at addresses that are known, and what is asked later in a round comes too late for
// what that has computed from it.
func (w *walk) textToAsk(jump *trace.Op) (list []question) {
	if !w.rec.Seen {
		return nil
	}
	for _, b := range w.distances.text {
		if x, _ := w.fixedAt(b, jump, maxParts); x != nil {
			q := &quote{}
			w.quote(b, q)
			list = append(list, question{x, 0, nil, q.ask})
		}
	}
	return list
}

// A quote is how a number of the program is found, at addresses made of constants alone:
// ops on boxes of another walk, and what of that was loaded when recording.
type quote struct {
	ops  []*trace.Op
	seen []*trace.Box
}

// quote adds how a number is found.
func (w *walk) quote(b *trace.Box, q *quote) {
	op := w.def(b)
	if b.Const || slices.ContainsFunc(q.ops, func(k *trace.Op) bool { return k.Result == b }) {
		return
	}
	for _, x := range op.Args {
		w.quote(w.value(x), q)
	}
	again := with(op, op.Code, op.Args...)
	for n, x := range again.Args {
		again.Args[n] = w.value(x)
	}
	again.Origin.Recorded, again.Result = -1, b
	var seen *trace.Box
	if n := op.Origin.Recorded; n >= 0 && op.Code.Is(ops.Load) {
		seen = w.rec.Ops[n].Result
	}
	q.ops, q.seen = append(q.ops, again), append(q.seen, seen)
}

// ask finds the number, and takes all that is loaded for it for constants.
func (q *quote) ask(w *walk, resume *trace.Guard) {
	here := map[*trace.Box]*trace.Box{}
	for n, op := range q.ops {
		again := with(op, op.Code, op.Args...)
		for i, x := range again.Args {
			if !x.Const {
				again.Args[i] = here[x]
			}
			if op.Code.Is(ops.Load) && !again.Args[i].Const {
				return
			}
		}
		again.Result = &trace.Box{Kind: op.Result.Kind}
		x, _ := w.optimise(again)
		if here[op.Result] = w.value(x); q.seen[n] != nil {
			here[op.Result] = w.pin(x, q.seen[n], resume)
		}
	}
}

// pin takes a box for the constant that was recorded, and insists on that.
func (w *walk) pin(x, recorded *trace.Box, resume *trace.Guard) *trace.Box {
	if x = w.value(x); x.Const {
		return x
	}
	seen := *recorded
	seen.Const, seen.Green, seen.ID = true, true, -1
	if w.insist(ops.GuardValue, resume, x, &seen); w.value(x).Const {
		w.distances.pinned = append(w.distances.pinned, x)
	}
	return w.value(x)
}

// importPin makes it hold that a number, which the loop has of the entry bridge, is what
// that has asked for.
func (w *walk) importPin(op *trace.Op, was *trace.Box) {
	if before := w.peel.before; slices.Contains(before.distances.pinned, was) {
		w.useGuard(op, ops.GuardValue, op.Result, before.value(was))
	}
}
