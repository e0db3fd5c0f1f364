package optimizer

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass loads takes out of the loop what the pass unroll leaves there: loads of
// what never changes, calls that are pure, divisions, and ops whose results the loop
// passes on. A load needs its checks before it, in the short preamble as well: for a
// field a test for nil; for an item or a byte what checked the index, which is not
// known, so no guard that stays in the loop may have asked about it. See inAnyCase.
var loadRules = []Rule{
	notUsed: {Name: "not-used", Doc: "what has no effect and nobody uses is not done; seen when the trace is complete", Codes: idle, try: func(*walk, *trace.Op) answer { return keep }},
	{Name: "pure-load-in-preamble", Doc: "the iteration before has loaded what never changes", Codes: []ops.Code{ops.GetfieldGcPure, ops.GetarrayitemGcPure, ops.Strgetitem}, try: importPureLoad},
	{Name: "load-of-seen", Doc: "what never changes is, at a place that has become constant, what was loaded when recording", Codes: []ops.Code{ops.GetfieldGcPure, ops.GetarrayitemGcPure, ops.Strgetitem}, try: loadSeen},
	{Name: "call-in-preamble", Doc: "the iteration before has called a pure function that cannot panic", Codes: []ops.Code{ops.CallPure}, try: importCall},
	{Name: "division-in-preamble", Doc: "the iteration before has divided by a constant", Codes: []ops.Code{ops.IntDiv, ops.IntMod, ops.UintDiv, ops.UintMod}, try: importDivision},
	{Name: "nonnull-to-value", Doc: "a test for nil asks at once for the pointer that a later guard wants", Codes: []ops.Code{ops.GuardValue}, try: sharpenNonnull},
	{Name: "nonnull-as-value", Doc: "a test for nil is one for the pointer that a later guard is seen to want", Codes: []ops.Code{ops.GuardNonnull}, try: sharpenAhead},
	{Name: "passed-on", Doc: "the iteration before has computed it, and passes it on", Codes: pureOps(ops.Traps), try: importDone},
}

// loadSeen answers a load of what never changes from the recording: if its place is
// constant, and was this one then. Memory itself is not asked: a guard that fails may
// stand before the load.
func loadSeen(w *walk, op *trace.Op) answer {
	if w.src == nil || !w.rec.Seen || w.src.Code != op.Code || w.src.Descr != op.Descr {
		return keep
	}
	for i, b := range op.Args {
		if seen := w.src.Args[i]; !b.Const || b.Int != seen.Int || b.Ref != seen.Ref {
			return keep
		}
	}
	if b := w.src.Result; b.Kind == descr.Ref {
		return is(trace.ConstRef(b.Ref), w.cause())
	}
	return isInt(w.src.Result.Int, w.cause())
}

// importDone puts an op that the entry bridge has done into the short preamble. Its
// result there may be an input of the loop, which need not be it the next time.
func importDone(w *walk, op *trace.Op) answer {
	same := w.doneBefore(op)
	if same == nil {
		return keep
	}
	again := with(op, op.Code, op.Args...)
	if again.Result = same.Result; w.was(same.Result) != nil {
		again.Result = w.newBox(op.Result)
	}
	w.use(again, same.Result)
	return is(again.Result, same)
}

// doneBefore gives the op of the entry bridge that does the same, if this is the loop.
func (w *walk) doneBefore(op *trace.Op) *trace.Op {
	if w.peel == nil {
		return nil
	}
	if same := w.peel.before.pure.find(op.Code, op.Descr, op.Args); same != nil {
		return same
	}
	args := make([]*trace.Box, len(op.Args))
	for i, b := range op.Args {
		if args[i] = b; w.was(b) != nil {
			args[i] = w.was(b)
		}
	}
	return w.peel.before.pure.find(op.Code, op.Descr, args)
}

func importPureLoad(w *walk, op *trace.Op) answer {
	if w.doneBefore(op) == nil || w.isUnsure(op.Memory(), op.Args[0]) {
		return keep
	}
	if op.Code == ops.GetfieldGcPure {
		if !w.testNonnil(op) {
			return keep
		}
	} else if !w.inAnyCase(content{base: op.Args[0], index: op.Args[1]}) {
		return keep
	}
	return importDone(w, op)
}

func importCall(w *walk, op *trace.Op) answer {
	if op.Descr.(*descr.Call).MayRaise {
		return keep
	}
	return importDone(w, op)
}

func importDivision(w *walk, op *trace.Op) answer {
	if v, ok := number(op.Args[1]); !ok || v == 0 {
		return keep
	}
	return importDone(w, op)
}

// notUsed is where the rule stands that speaks of ops which are idle.
const notUsed = 0

// idle lists the ops without effect, but for calls.
var idle = func() (list []ops.Code) {
	for _, c := range append(pureOps(0), ops.GetfieldGc, ops.GetarrayitemGc) {
		if c != ops.CallPure {
			list = append(list, c)
		}
	}
	return list
}()

var isIdle = func() (t [len(ops.Table)]bool) {
	for _, c := range idle {
		t[c] = true
	}
	return t
}()

// isIdle reports whether an op has no effect: it is not needed if its result is not.
// Most ops that are become so late, when others have been told by what they were
// made from.
func (w *walk) isIdle(op *trace.Op) bool { return isIdle[op.Code] && w.set.Has(Loads) }

// dropIdle notes why an op is dropped.
func (w *walk) dropIdle(op *trace.Op) {
	w.asking = &loadRules[notUsed]
	w.note(op, gone(nil))
}

// learnLoads notes that memory is reached through pointers that are not nil.
func learnLoads(w *walk, op *trace.Op) {
	switch op.Code {
	case ops.GetfieldGcPure, ops.GetarrayitemGc, ops.GetarrayitemGcPure, ops.SetarrayitemGc, ops.Strgetitem:
		w.shown(op)
	}
}

// shown notes that an op's pointer is not nil, since memory is reached through it.
func (w *walk) shown(op *trace.Op) {
	if b := op.Args[0]; !b.Const && w.info[b.ID].nonnil == nil {
		w.info[b.ID].nonnil = op
	}
}
