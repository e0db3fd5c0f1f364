package direct

import (
	"context"
	"fmt"
	"runtime/debug"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// Backend is the judge as a [backend.Backend].
type Backend struct {
	// Limit is the number of ops after which Run gives up with an error, for
	// those who judge traces that need not end; 0 means that there is none.
	Limit int
	// Watch, if set, is told of each guard before it is decided; read gives the
	// value of a box of the trace.
	Watch func(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer))
	// Touch, if set, is told of each load and store: its descr and where it
	// goes; but not of bytes of strings, which may be those of a slice.
	Touch func(d *descr.Memory, at unsafe.Pointer)
	// Around, if set, makes the calls, for those who compare what was before with
	// what is after.
	Around  func(d *descr.Call, call func())
	loops   map[*trace.Target]*trace.Trace
	bridges map[*trace.Guard]*trace.Trace
}

// New makes a judge for one engine.
func New() *Backend {
	return &Backend{loops: map[*trace.Target]*trace.Trace{}, bridges: map[*trace.Guard]*trace.Trace{}}
}

// A code is a trace, as it is.
type code struct{ t *trace.Trace }

// Bytes gives 0: there is no machine code.
func (code) Bytes() int { return 0 }

// Name gives "direct".
func (b *Backend) Name() string { return "direct" }

// Compile keeps the trace.
func (b *Backend) Compile(t *trace.Trace) (backend.Code, error) {
	if t.Target != nil {
		b.loops[t.Target] = t
	}
	return code{t}, nil
}

// Attach implements [backend.Backend].
func (b *Backend) Attach(g *trace.Guard, bridge backend.Code) { b.bridges[g] = bridge.(code).t }

// Free implements [backend.Backend].
func (b *Backend) Free(c backend.Code) {
	t := c.(code).t
	delete(b.loops, t.Target)
	for _, op := range t.Ops {
		delete(b.bridges, op.Guard)
	}
}

// Close drops all code.
func (b *Backend) Close() error {
	clear(b.loops)
	clear(b.bridges)
	return nil
}

// Run implements [backend.Backend].
func (b *Backend) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) (exit backend.Exit) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // a wrong trace may touch any address
	defer func() {
		if r := recover(); r != nil {
			exit = backend.Exit{Err: fmt.Errorf("direct: %v", r)}
		}
	}()
	e := &evaluation{b: b}
	e.enter(c.(code).t, interleave(c.(code).t.Inputs, ints, refs))
	for left := b.Limit; ; {
		left -= e.walk()
		switch {
		case e.exit != nil:
			return *e.exit
		case left < 0 && b.Limit > 0:
			return backend.Exit{Err: fmt.Errorf("direct: too many steps")}
		}
		e.enter(e.next, e.passed)
		if ctx.Err() != nil {
			e.leave(&backend.Exit{Kind: backend.ExitCanceled, At: e.t}, e.t.Inputs)
			return *e.exit
		}
	}
}
