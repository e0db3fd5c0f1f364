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
func (b *Backend) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) backend.Exit {
	code := c.(*Code)
	if b.opts.Labels {
		defer pprof.SetGoroutineLabels(ctx)
		pprof.SetGoroutineLabels(pprof.WithLabels(ctx, pprof.Labels("loop", code.Name())))
	}
	copy(b.words[wordInts:], ints)
	// The refs must be typed, and on the stack: see package machine. Most code
	// needs few, and clearing many takes longer than a short run.
	if b.refs <= 16 {
		var frame [16]unsafe.Pointer
		copy(frame[:], refs)
		return b.run(ctx, code, frame[:])
	}
	var frame [maxRefs]unsafe.Pointer
	copy(frame[:], refs)
	return b.run(ctx, code, frame[:])
}

// A session is one run. What it ends with is in the backend, so that the
// compiler sees that frame stays on the stack.
type session struct {
	b     *Backend
	ctx   context.Context
	stop  <-chan struct{} // ctx's
	frame []unsafe.Pointer
	at    uintptr // where to enter
	fuel  int     // ops left
	x     *exit   // the exit being dealt with; nil in machine code
	done  bool    // with b.result
}

func (b *Backend) run(ctx context.Context, code *Code, frame []unsafe.Pointer) backend.Exit {
	s := session{b: b, ctx: ctx, stop: ctx.Done(), frame: frame, at: code.entry, fuel: fuel}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	for !s.done {
		s.enter()
	}
	return b.result
}

// enter goes into machine code and deals with its exits until the run is over.
// It returns early after a panic that was caught: the code goes on then.
func (s *session) enter() {
	defer s.caught()
	for !s.done {
		s.x = nil
		id, left := machine.Enter(s.at, &s.frame[0], s.fuel)
		s.fuel = left
		s.x = &s.b.c.exits[id]
		s.leave(s.x)
	}
}

// leave does what an exit asks for.
func (s *session) leave(x *exit) {
	s.at = x.resume
	switch x.kind {
	case exitGuard:
		s.end(x, backend.ExitGuard)
	case exitFinish:
		s.end(x, backend.ExitFinish)
	case exitCall:
		s.call(x)
	case exitStore:
		ops.StoreRef(unsafe.Add(s.frame[0], s.b.words[wordInts]), s.frame[1])
	case exitPoll:
		s.poll()
	}
}

// end makes the result of what was handed over.
func (s *session) end(x *exit, kind backend.ExitKind) {
	s.done = true
	s.b.result = backend.Exit{Kind: kind, Guard: x.guard, Ints: s.ints(x), Refs: s.refs(x)}
	if x.raises {
		s.b.result.Panic, s.b.panicked = s.b.panicked, nil
	}
}

func (s *session) ints(x *exit) []int64 { return s.b.words[wordInts : wordInts+x.ints] }

// refs copies the refs handed over off the stack.
func (s *session) refs(x *exit) []unsafe.Pointer {
	s.b.outRefs = append(s.b.outRefs[:0], s.frame[:x.refs]...)
	return s.b.outRefs
}

// poll lets others run.
func (s *session) poll() {
	s.fuel = fuel
	runtime.Gosched()
	s.checkStop()
}

func (s *session) checkStop() {
	select {
	case <-s.stop:
		s.done, s.b.result = true, backend.Exit{Kind: backend.ExitCanceled}
	default:
	}
}

// call calls a Go function for the trace.
func (s *session) call(x *exit) {
	b := s.b
	b.words[wordRaised] = 0
	i, p := x.call.Stub(s.ints(x), s.refs(x))
	s.result(x, i, p)
	if s.stop != nil {
		s.checkStop()
	}
}

func (s *session) result(x *exit, i int64, p unsafe.Pointer) {
	switch x.call.Result.Kind {
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
	switch {
	case s.x == nil:
		if p := recover(); p != nil {
			s.done = true
			s.b.result = backend.Exit{Err: fmt.Errorf("amd64: fault in the machine code of %s: %v", s.b.codes[s.b.words[wordCurrent]].Name(), p)}
		}
	case s.x.guarded:
		if p := recover(); p != nil {
			s.b.panicked, s.b.words[wordRaised] = p, 1
			s.result(s.x, 0, nil)
		}
	}
}
