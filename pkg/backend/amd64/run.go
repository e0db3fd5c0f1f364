//go:build !js

package amd64

import (
	"context"
	"runtime/debug"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/machine"
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
		defer b.unlabel(ctx)
		b.ctx = ctx
		b.label(code)
	}
	for n, v := range ints {
		b.words[wordInts+n] = v
	}
	if b.refs > someRefs {
		b.runWide(ctx, code, refs, &e)
		return e
	} else if b.refs > fewRefs || b.calls {
		b.runMedium(ctx, code, refs, &e)
		return e
	}
	// The refs must be typed, and on the stack: see package machine.
	var frame [fewRefs]unsafe.Pointer
	//lint:ignore S1001 copy would call the runtime, for one or two pointers
	for n, p := range refs {
		frame[n] = p
	}
	b.run(ctx, code, hidden(frame[:]), &e)
	return e
}

// runMedium runs with a frame that is small enough to lie on the stack many times,
// where code calls code.
//
//go:noinline
func (b *Backend) runMedium(ctx context.Context, code *Code, refs []unsafe.Pointer, e *backend.Exit) {
	var frame [someRefs]unsafe.Pointer
	copy(frame[:], refs)
	b.run(ctx, code, hidden(frame[:]), e)
}

// runWide runs with a frame for as many refs as there may be. Most code needs
// few: it is not to pay for the stack that this takes, nor for clearing it.
//
//go:noinline
func (b *Backend) runWide(ctx context.Context, code *Code, refs []unsafe.Pointer, e *backend.Exit) {
	var frame [wideRefs]unsafe.Pointer
	copy(frame[:], refs)
	b.run(ctx, code, hidden(frame[:]), e)
}

// hidden gives a frame that the compiler does not know to be on the stack. A
// Stub is passed a part of it, and does not keep it; else the compiler would
// have to think that it does. What is typed as a pointer is followed and set
// right by the collector and when the stack moves, wherever it came from.
//
//go:nocheckptr
func hidden(frame []unsafe.Pointer) []unsafe.Pointer {
	at := uintptr(unsafe.Pointer(&frame[0]))
	return unsafe.Slice(*(**unsafe.Pointer)(unsafe.Pointer(&at)), len(frame))
}

const (
	fewRefs  = 16
	someRefs = 128
	wideRefs = maxRefs + 2*someRefs // levels of code begin in the first part
)

// A session is one run. The compiler must not see that its frame goes anywhere:
// it would move the frame to the heap, where spilled refs would need write
// barriers.
type session struct {
	b      *Backend
	stop   <-chan struct{} // the context's
	words  *[wordDoors]int64
	base   []unsafe.Pointer // the frame
	frame  []unsafe.Pointer // of the level at hand: the rest of it
	at     uintptr          // where to enter
	exit   uintptr          // the exit being dealt with, see leftBy; 0 in machine code
	calls  int              // until the context is asked
	saved  int              // where its ints begin in the backend's saved
	slots  int              // how many they are
	faults bool             // debug.SetPanicOnFault before
	done   bool

	low, depth int  // levels in each other, and where they begin in the backend's
	off        int  // of frame in base
	failing    bool // the engine finishes a level
}

// run runs code in a frame, or in a larger one if code made meanwhile needs that.
func (b *Backend) run(ctx context.Context, code *Code, frame []unsafe.Pointer, e *backend.Exit) {
	var s session // set field by field: copying a literal stalls on its own stores
	s.b, s.base, s.frame, s.at, s.stop = b, frame, frame, code.entry, ctx.Done()
	s.low = len(b.levels)
	s.words = (*[wordDoors]int64)(b.words)
	s.words[wordFuel] = fuel
	for !s.done {
		if len(s.frame) < b.refs {
			s.widen(e)
			return
		}
		s.enter()
	}
	s.result(e)
}

// widen goes on in a larger frame.
//
//go:noinline
func (s *session) widen(e *backend.Exit) {
	var frame [wideRefs]unsafe.Pointer
	copy(frame[:], s.base)
	s.base = hidden(frame[:])
	s.frame = s.base[s.off:]
	for !s.done {
		s.enter()
	}
	s.result(e)
}

// result makes a result of what was handed over at the end.
func (s *session) result(e *backend.Exit) {
	b, frame := s.b, s.frame
	s.cutOff()
	if s.exit == 0 {
		e.Err = b.fault
		return
	}
	switch x := s.leftBy(); x.kind {
	case exitGuard:
		s.guardExit(x, e)
	case exitFinish:
		e.Kind, e.Ints, e.Refs = backend.ExitFinish, b.ints(x), b.copyRefs(x, frame)
	default:
		e.Kind, e.At, e.Ints, e.Refs = backend.ExitCanceled, x.at, b.ints(x), b.copyRefs(x, frame)
	}
}

// guardExit says which guard failed, and with which values.
func (s *session) guardExit(x *exit, e *backend.Exit) {
	b := s.b
	e.Guard, e.Ints, e.Refs = x.fail.guard, b.ints(x), b.copyRefs(x, s.frame)
	if x.fail.raises {
		e.Panic, b.panicked = b.panicked, nil
	}
}

// ints is the ints handed over, where they are.
func (b *Backend) ints(x *exit) []int64 { return b.words[wordInts : wordInts+x.ints] }

// copyRefs copies the refs handed over off the stack.
func (b *Backend) copyRefs(x *exit, frame []unsafe.Pointer) []unsafe.Pointer {
	for len(b.outRefs) < int(x.refs) {
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
		x := s.call()
		s.at = x.resume
		switch x.kind {
		case exitGuard, exitFinish:
			s.done = true
		case exitPoll:
			s.poll()
		case exitNarrow:
			return
		}
	}
}

// call goes into machine code, and calls the Go functions that it leaves for,
// until it leaves for something else.
func (s *session) call() *exit {
	at, frame, words := s.at, s.frame, s.words
	for {
		s.exit = 0
		x := (*exit)(machine.Enter(at, &frame[0]))
		s.exit = uintptr(unsafe.Pointer(x))
		if (x.kind != exitCall || x.fail != nil) && s.level(x) {
			if at, frame = s.at, s.frame; len(frame) >= s.b.refs {
				continue
			}
			return s.narrow(at)
		}
		if x.kind != exitCall {
			return x
		}
		if x.nests {
			s.keep(x.slots)
		}
		i, p := x.stub(x.in, frame[:x.refs])
		if x.nests {
			s.restore()
		}
		words[wordInts], words[wordRaised] = i, 0
		if x.pointer {
			frame[0] = p
		}
		at = x.resume
		if x.nests && len(frame) < s.b.refs {
			return s.narrow(at)
		}
		if s.calls--; s.calls < 0 {
			s.ask()
		}
	}
}

// leftBy is the exit being dealt with. Who sets it would pay for the collector's asking
// each time if it were a pointer; the code, which runs, keeps its exits.
func (s *session) leftBy() *exit { return *(**exit)(unsafe.Pointer(&s.exit)) }

// narrow tells that the frame is too small for code that was made inside a call.
func (s *session) narrow(at uintptr) *exit {
	s.b.narrow = exit{kind: exitNarrow, resume: at}
	s.exit = uintptr(unsafe.Pointer(&s.b.narrow))
	return &s.b.narrow
}

// keep saves the ints of code before a call that may run code: it has the same words.
func (s *session) keep(slots int32) {
	b := s.b
	s.saved, s.slots = len(b.saved), int(slots)
	b.saved = append(b.saved, s.words[wordInts:wordInts+s.slots]...)
}

// restore undoes keep, also after a panic.
func (s *session) restore() {
	b := s.b
	copy(s.words[wordInts:], b.saved[s.saved:s.saved+s.slots])
	b.saved = b.saved[:s.saved]
}

// askAfter is how many calls pass until the context is asked again: asking takes
// half as long as a call.
const askAfter = 64

// ask makes the next jump poll if the context is done.
func (s *session) ask() {
	s.calls = askAfter
	if s.stopped() {
		s.words[wordFuel] = 0
	}
}

// poll asks whether to stop. That it is a call is enough for Go to let others run, if
// it wants to: functions begin by asking. Whoever gave way each time would mostly find
// nobody, and wake a thread for it.
//
//go:noinline
func (s *session) poll() {
	s.words[wordFuel] = fuel
	if s.b.opts.Labels {
		code, _ := s.b.find(s.at)
		s.b.label(code)
	}
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

// caught deals with panics. One in machine code is a fault, which means that the
// trace or the backend is wrong. One in a
// call that a guard_no_exception follows is kept for that guard. All others pass
// through.
func (s *session) caught() {
	debug.SetPanicOnFault(s.faults)
	switch x := s.leftBy(); {
	case x == nil:
		if p := recover(); p != nil {
			s.failed(p, machine.FaultPC())
		}
	case x.guarded:
		if p := recover(); p != nil {
			if s.failing {
				s.failing = false
				s.pop()
			} else if x.nests {
				s.restore()
			}
			s.b.panicked, s.at = p, x.resume
			s.words[wordRaised], s.words[wordInts], s.frame[0] = 1, 0, nil
		}
	case !s.done && x.kind == exitCall: // it passes through
		s.cutOff()
	}
}

// failed ends the run because of a fault at an address, 0 if unknown.
func (s *session) failed(p any, pc uintptr) {
	if pc == 0 {
		pc = s.at // where code was entered last
	}
	s.exit, s.done, s.b.fault = 0, true, s.b.faultError(p, pc)
}
