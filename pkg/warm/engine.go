package warm

import (
	"context"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
)

// An Engine holds counters, compiled loops and code for one interpreter. It
// serves one goroutine at a time; several engines may run side by side.
type Engine struct{}

// An Option changes how [New] assembles an engine.
type Option func(*Engine)

// WithBackend makes the engine compile with b, which it closes in the end.
// Without it an engine counts only.
func WithBackend(b backend.Backend) Option { return func(*Engine) {} }

// WithSink tells s what the engine does.
func WithSink(s trace.Sink) Option { return func(*Engine) {} }

// CountOnly makes an engine that counts and never traces.
func CountOnly() Option { return func(*Engine) {} }

// New makes an engine for the driver's main loop. It is an error if translate
// has not been run for it, or if params.EnableOpts names an unknown pass.
func New(d *jit.Driver, params jit.Params, opts ...Option) (*Engine, error) {
	_, err := portalOf(d)
	return &Engine{}, err
}

// Run runs the main loop with its arguments. Panics of the guest pass through.
// When ctx is done before the guest, Run gives its error within milliseconds;
// with Params.Off only the guest itself can end the run.
func (e *Engine) Run(ctx context.Context, args ...any) error { return nil }

// A Count tells how often a backward jump to a key was counted.
type Count struct {
	Where *trace.MergePoint
	N     int64
	Hot   bool // whether the threshold was reached
}

// Counts lists the keys in the order in which they were first counted.
func (e *Engine) Counts() []Count { return nil }

// Close frees all compiled code. The engine must not be running.
func (e *Engine) Close() error { return nil }
