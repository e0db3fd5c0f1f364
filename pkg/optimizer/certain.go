package optimizer

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Where the number of rounds is right whatever a loop begins with, the guard by which it
// is left need not be asked: it fails. And what it asks about is known then. A cell that
// is emptied is 0, and no formula need find that out.

// isCertain reports whether a number that takes steps comes to where its test fails, from
// anywhere, before it gets past the end of the numbers.
func (e *exit) isCertain() bool {
	if len(e.left) < 2 {
		return false
	}
	step, ok := series{e.left[1]}.number()
	if !ok {
		return false
	}
	switch low := step << (64 - e.bits); {
	case e.test == ops.IntNe:
		return step&1 == 1
	case e.test == ops.IntEq:
		return low != 0
	default:
		return e.isTowards(step)
	}
}

// isTowards: a step of one meets any limit; a longer one, or a limit that holds, may
// lead past the end.
func (e *exit) isTowards(step int64) bool {
	if (step > 0) != rises(e.test) {
		return false
	}
	if e.test == ops.IntLt || e.test == ops.UintLt || e.test == ops.IntGt || e.test == ops.UintGt {
		step -= step>>63 | 1
	}
	limit, ok := series{e.limit}.number()
	if step == 0 || e.test.Signed() != ops.Invalid || !ok {
		return step == 0
	}
	far := span(limit, limit)
	far = far.plus(exactly(step))
	return far != anything && far.within(e.bounds())
}

// endAt gives the inputs that take the step of the number asked about, and are it but for
// what does not change, the value with which that is 0.
func (f *form) endAt(e *exit, k *calculator, then env, box func(id int32) *trace.Box) {
	if e.test != ops.IntNe {
		return
	}
	for _, b := range f.loop.Inputs {
		v := f.inputs[b]
		if len(v.series) == 2 && v.bits == e.bits && len(v.series[1].add(e.left[1], -1)) == 0 {
			rest := atom(b).add(e.left[0], -1)
			if !rest.mentions(func(id int32) bool { return len(f.inputs[f.input(id)].series) > 1 }) {
				then.set(b, k.extend(k.poly(rest, box), v.width))
			}
		}
	}
}

// leaveHere makes the guard one that always fails; there the closed loop ends.
func leaveHere(w *walk, op *trace.Op) answer {
	if w.peel == nil || w.peel.leaves < 0 || w.peel.leaves != op.Origin.Recorded {
		return keep
	}
	always := with(op, ops.GuardAlwaysFails)
	if w.fails == op {
		w.fails = nil
	}
	w.failsAt(always)
	return becomes(always, w.cause())
}
