package stage

import (
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// Options are what a user may ask of a run, beyond what the chapter has chosen.
// The zero value asks for nothing. A chapter ignores what it has no use for.
type Options struct {
	EOF     EOF                    // what `,` does at the end of the input
	JIT     string                 // changes to the parameters: threshold=3,trace_limit=100; or off
	Backend func() backend.Backend // instead of the chapter's own
	Sink    trace.Sink             // is told what the engine does
	Inspect func(*warm.Engine)     // is shown the engine after the run
	Timing  bool                   // measure the time spent in compiled code
	Verify  bool                   // check each optimised trace, for tests
	Native  amd64.Options          // for chapters that make machine code
	Notice  func(text string)      // is told what the user may want to know
}

// Params gives the default parameters with the user's changes.
func (o *Options) Params() (jit.Params, error) {
	p := jit.DefaultParams()
	err := p.Set(o.JIT)
	return p, err
}

// TutorialParams is Params for the chapters that have no more of the optimiser than
// the tutorial's listings show: all passes are those.
func (o *Options) TutorialParams() (jit.Params, error) { return passes(o.Params, "tutorial") }

// Chapter8Params is EagerParams for chapter 8: all passes are those up to it.
func (o *Options) Chapter8Params() (jit.Params, error) { return passes(o.EagerParams, "chapter8") }

// eagerness is after how many failures of a guard a bridge is traced from it, from
// chapter 8 on. A bridge costs no more than some fifty exits.
const eagerness = 50

// EagerParams is Params with bridges as early as they pay.
func (o *Options) EagerParams() (jit.Params, error) {
	p := jit.DefaultParams()
	p.TraceEagerness = eagerness
	err := p.Set(o.JIT)
	return p, err
}

// passes gives parameters in which all passes are a set that has a name.
func passes(params func() (jit.Params, error), set string) (jit.Params, error) {
	p, err := params()
	if p.EnableOpts == "all" {
		p.EnableOpts = set
	}
	return p, err
}

// Backend makes the backend that the user asked for, or else the chapter's own.
func Backend[B backend.Backend](o Options, own func() B) backend.Backend {
	if o.Backend != nil {
		return o.Backend()
	}
	return own()
}

// Observe is the engine option for all that watches an engine and does not change
// what it does.
func (o *Options) Observe() warm.Option {
	return func(e *warm.Engine) {
		warm.WithSink(o.Sink)(e)
		if o.Timing {
			warm.WithTiming()(e)
		}
		if o.Verify {
			warm.Verified()(e)
		}
	}
}

// Close shows the engine to whoever wants to see it, and closes it.
func (o *Options) Close(e *warm.Engine) {
	if o.Inspect != nil {
		o.Inspect(e)
	}
	e.Close()
}
