package amd64

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/ops"
)

// fuel is how many ops are run between two looks at the rest of the world:
// about a millisecond's worth, so that the collector, other goroutines and a
// cancelled context wait no longer than that.
const fuel = 4 << 20

// Run enters code and stays there until a guard without a bridge fails, the
// trace finishes, or ctx is done.
func (b *Backend) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) (e backend.Exit) {
	code := c.(*Code)
	if b.opts.Labels {
		defer pprof.SetGoroutineLabels(ctx)
		b.ctx = ctx
		b.label(code)
	}
	for n, v := range ints {
		b.words[wordInts+n] = v
	}
	// The refs must be typed, and on the stack: see package machine. Most code
	// needs few, and clearing many takes longer than a short run.
	if b.refs <= fewRefs {
		var frame [fewRefs]unsafe.Pointer
		//lint:ignore S1001 copy would call the runtime, for one or two pointers
		for n, p := range refs {
			frame[n] = p
		}
		b.run(ctx, code, frame[:], &e)
		return e
	}
	var frame [maxRefs]unsafe.Pointer
	copy(frame[:], refs)
	b.run(ctx, code, frame[:], &e)
	return e
}

const fewRefs = 16

// A session is one run. Nothing of it may be in a result: the compiler would
// then move the frame to the heap, where spilled refs would need write barriers.
type session struct {
	b      *Backend
	stop   <-chan struct{} // the context's
	frame  []unsafe.Pointer
	at     uintptr // where to enter
	fuel   int     // ops left
	x      *exit   // the exit being dealt with; nil in machine code
	faults bool    // debug.SetPanicOnFault before
	done   bool
}

// run runs code in a frame and makes a result of what it hands over at the end.
func (b *Backend) run(ctx context.Context, code *Code, frame []unsafe.Pointer, e *backend.Exit) {
	var s session // set field by field: copying a literal stalls on its own stores
	s.b, s.frame, s.at, s.fuel, s.stop = b, frame, code.entry, fuel, ctx.Done()
	for !s.done {
		s.enter()
	}
	switch x := s.x; {
	case x == nil:
		e.Err = b.fault
	case x.kind == exitGuard || x.kind == exitFinish:
		e.Guard, e.Ints, e.Refs = x.guard, b.ints(x), b.copyRefs(x, frame)
		if x.kind == exitFinish {
			e.Kind = backend.ExitFinish
		}
		if x.raises {
			e.Panic, b.panicked = b.panicked, nil
		}
	default:
		e.Kind = backend.ExitCanceled
	}
}

// ints is the ints handed over, where they are.
func (b *Backend) ints(x *exit) []int64 { return b.words[wordInts : wordInts+x.ints] }

// copyRefs copies the refs handed over off the stack.
func (b *Backend) copyRefs(x *exit, frame []unsafe.Pointer) []unsafe.Pointer {
	for len(b.outRefs) < x.refs {
		b.outRefs = append(b.outRefs, nil)
	}
	out := b.outRefs[:x.refs]
	for n := range out {
		out[n] = frame[n]
	}
	return out
}

// enter goes into machine code and deals with its exits until the run is done.
// It returns early after a panic that was caught: the code is to go on then.
func (s *session) enter() {
	s.faults = debug.SetPanicOnFault(true)
	defer s.caught()
	for !s.done {
		s.x = nil
		id, left := machine.Enter(s.at, &s.frame[0], s.fuel)
		x := &s.b.c.exits[id]
		s.x, s.fuel, s.at = x, left, x.resume
		switch x.kind {
		case exitGuard, exitFinish:
			s.done = true
		case exitCall:
			s.call(x)
		case exitStore:
			s.x = nil // a fault is still the code's
			ops.StoreRef(unsafe.Add(s.frame[0], s.b.words[wordInts]), s.frame[1])
		case exitPoll:
			s.poll()
		}
	}
}

// label lets the samples of a CPU profile name the code.
func (b *Backend) label(code *Code) {
	pprof.SetGoroutineLabels(pprof.WithLabels(b.ctx, pprof.Labels("loop", code.Name())))
}

// poll lets others run.
func (s *session) poll() {
	s.fuel = fuel
	if s.b.opts.Labels {
		s.b.label(s.b.current())
	}
	runtime.Gosched()
	s.done = s.stopped()
}

func (s *session) stopped() bool {
	select {
	case <-s.stop: // never, if it is nil
		return true
	default:
		return false
	}
}

// call calls a Go function for the trace.
func (s *session) call(x *exit) {
	s.b.words[wordRaised] = 0
	s.result(x.call.Stub(s.b.ints(x), s.b.copyRefs(x, s.frame)))
	if s.stopped() {
		s.fuel = 0 // so that the next jump asks
	}
}

// result puts a call's result where the code looks for it.
func (s *session) result(i int64, p unsafe.Pointer) {
	switch s.x.call.Result.Kind {
	case descr.Int:
		s.b.words[wordInts] = i
	case descr.Ref:
		s.frame[0] = p
	}
}

// caught deals with panics. One in machine code is a fault, which means that
// the trace or the backend is wrong. One in a call that a guard_no_exception
// follows is kept for that guard. All others pass through.
func (s *session) caught() {
	debug.SetPanicOnFault(s.faults)
	switch {
	case s.x == nil:
		if p := recover(); p != nil {
			s.done, s.b.fault = true, s.b.faultError(p)
		}
	case s.x.guarded:
		if p := recover(); p != nil {
			s.b.panicked, s.b.words[wordRaised] = p, 1
			s.result(0, nil)
		}
	}
}

// faultError says where a fault happened.
func (b *Backend) faultError(p any) error {
	return fmt.Errorf("amd64: fault in the machine code of %s: %v", b.current().Name(), p)
}

// current is the code being run.
func (b *Backend) current() *Code { return b.codes[b.words[wordCurrent]] }
