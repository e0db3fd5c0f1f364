package optimizer

import (
	"errors"
	"fmt"

	"mergepoint/pkg/trace"
)

// Options says how to optimise.
type Options struct {
	Passes Passes
	Verify bool // check what comes out; for tests
	Quiet  bool // give no reasons: nobody reads them
	// Stopped, if set, is asked every few ops; true ends optimising: ErrStopped.
	Stopped func() bool
}

// A Result is what a recorded trace has become.
type Result struct {
	Loop    *trace.Trace // the loop proper, or the bridge
	Entry   *trace.Trace // leads from the interpreter into Loop; nil if that is entered itself
	Reasons []trace.Reason
	Asked   bool // it would be otherwise for other numbers, or might
}

// ErrInvalidLoop says that a guard contradicts what is known: the loop would
// leave at once.
var ErrInvalidLoop = errors.New("optimizer: a guard contradicts what is known")

// ErrStopped says that Options.Stopped did.
var ErrStopped = errors.New("optimizer: stopped")

// OptimizeLoop makes a loop of a recorded trace that ends in a jump to its start.
// Target is what jumps to the loop will name: its Inputs and Short are set.
// Without the pass unroll, or where peeling does not pay, the loop takes the
// recorded trace's inputs itself, and there is no entry bridge.
func OptimizeLoop(rec *trace.Trace, target *trace.Target, o Options) (*Result, error) {
	w, jump, err := o.begin(rec)
	defer w.release()
	switch {
	case err != nil:
		return nil, err
	case w.fails != nil:
		return nil, ErrInvalidLoop
	}
	jump.Descr, jump.Guard, target.Short = target, nil, nil
	var loop *walk
	if o.Passes.Has(Unroll) {
		if loop, err = unroll(w, jump, target, o); err != nil {
			return nil, err
		}
	}
	w.append(jump)
	w.finish()
	res := &Result{Reasons: w.reasons, Asked: w.distances.asks()}
	if loop == nil {
		w.becomeLoop()
		res.Loop = w.out
	} else {
		res.Loop, res.Entry, res.Reasons = loop.out, w.out, append(w.reasons, loop.reasons...)
	}
	res.Loop.Target, target.Inputs = target, trace.Kinds(res.Loop.Inputs)
	return res, o.check(res)
}

// maxBegins is how often a recorded loop is walked for the first time: what is known to
// be apart shows what else it would help to know.
const maxBegins = 3

// begin walks a recorded loop for the first time, and again as long as there is more that
// it may ask.
func (o Options) begin(rec *trace.Trace) (last *walk, jump *trace.Op, err error) {
	var asked []question
	for n := range maxBegins {
		w := newWalk(rec, trace.EntryBridge, o.without(Unroll))
		w.distances.asked = asked
		w.distances.curious = n+1 < maxBegins && o.Passes.HasAll(IntBounds|Pure|Unroll|Items)
		w.ownInputs()
		end, err := w.ops(o.Stopped)
		switch failed := err != nil || w.fails != nil; {
		case last == nil && failed:
			return w, nil, err
		case failed:
			w.release()
			return last, jump, err
		case last != nil:
			last.release()
		}
		last, jump = w, end
		if asked = w.moreQuestions(jump); len(asked) == len(w.distances.asked) {
			break
		}
	}
	return last, jump, nil
}

// becomeLoop makes a loop of what was begun as an entry bridge.
func (w *walk) becomeLoop() {
	w.out.Kind = trace.Loop
	for i := range w.reasons {
		w.reasons[i].Part = trace.Loop
	}
}

// OptimizeBridge makes a bridge, or an entry bridge, of a recorded trace that
// ends in a finish or in a jump to a loop, with that loop's reds. Its jump goes
// through the loop's short preamble; what of it must be tested resumes where the
// jump's Guard says.
func OptimizeBridge(rec *trace.Trace, o Options) (*Result, error) {
	w := newWalk(rec, rec.Kind, o.without(Unroll))
	defer w.release()
	w.ownInputs()
	w.startAt(rec.Start)
	last, err := w.ops(o.Stopped)
	if err != nil {
		return nil, err
	}
	if t, ok := last.Descr.(*trace.Target); ok && t.Short != nil {
		w.replay(last, t.Short)
	}
	last.Guard = nil
	w.append(last)
	w.finish()
	res := &Result{Loop: w.out, Reasons: w.reasons}
	return res, o.check(res)
}

func (o Options) without(p Passes) Options {
	o.Passes &^= p
	return o
}

// check verifies a result, if the options say so.
func (o Options) check(r *Result) error {
	if !o.Verify {
		return nil
	}
	for _, t := range []*trace.Trace{r.Entry, r.Loop} {
		if t == nil {
			continue
		}
		if errs := trace.Verify(t); len(errs) > 0 {
			return fmt.Errorf("optimizer: the %v is not well formed:\n%w\n%v", t.Kind, errors.Join(errs...), t)
		}
	}
	return nil
}
