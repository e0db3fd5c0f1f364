package optimizer

import "mergepoint/pkg/trace"

// A verdict is what becomes of an op.
type verdict uint8

const (
	kept      verdict = iota // this rule has nothing to say
	rewritten                // another op does the same
	equal                    // the result is a box that is there already
	notNeeded                // it has no result, and its effect is there already
	held                     // a store, to be performed or to be given a reason later
)

// An answer is all that a rule can say of an op. An op that vanishes cannot do
// so silently: the answer carries its cause, and who asked for it knows the
// rule. (yk calls it OptOutcome.)
type answer struct {
	verdict
	op      *trace.Op  // rewritten: the op instead
	box     *trace.Box // equal: the box
	because *trace.Op  // the op that made it possible; nil if none did
}

var keep = answer{}

func becomes(op, because *trace.Op) answer {
	return answer{verdict: rewritten, op: op, because: because}
}
func is(b *trace.Box, because *trace.Op) answer {
	return answer{verdict: equal, box: b, because: because}
}
func gone(because *trace.Op) answer            { return answer{verdict: notNeeded, because: because} }
func isInt(v int64, because *trace.Op) answer  { return is(trace.ConstInt(v), because) }
func isTruth(v bool, because *trace.Op) answer { return isInt(truth(v), because) }

func truth(v bool) int64 {
	if v {
		return 1
	}
	return 0
}

// note records why an op is not in the optimised trace as it was, by the rule
// that is being tried, and gives the number of the reason. Ops that were not
// recorded (those of a short preamble) may vanish without a word: -1.
func (w *walk) note(op *trace.Op, a answer) int32 {
	if w.quiet || op.Origin.Recorded < 0 || w.again { // of a repeated loop the first round tells
		return -1
	}
	r := trace.Reason{
		Pass: w.asking.pass.Name, Rule: w.asking.Name, Part: w.out.Kind, Result: a.box,
		Op: w.recorded(op), Because: w.recorded(a.because),
	}
	w.reasons = append(w.reasons, r)
	return int32(len(w.reasons) - 1)
}

// withdraw takes a reason back, until finish: the op has stayed.
func (w *walk) withdraw(reason int32) {
	if reason >= 0 {
		w.reasons[reason].Op = nil
	}
}

// recorded gives the recorded op that an op was made from.
func (w *walk) recorded(op *trace.Op) *trace.Op {
	if op == nil || op.Origin.Recorded < 0 {
		return op
	}
	return w.rec.Ops[op.Origin.Recorded]
}
