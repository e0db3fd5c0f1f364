package backend

import (
	"context"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A Backend turns optimised traces into something that can be run. It serves
// one engine, from one goroutine at a time.
type Backend interface {
	// Name is what a user calls it by. Judges and tests run several backends side by
	// side, and say with it which one was wrong.
	Name() string
	// Compile makes code of a trace. A Loop is found by later jumps through its
	// Target; an EntryBridge or Bridge ends in a jump to a Target compiled before.
	// All guards are numbered. ErrCodeMemory: no room;
	// ErrTooLarge: never.
	Compile(t *trace.Trace) (Code, error)
	// Attach lets a guard of compiled code go on in a bridge whose inputs are
	// the guard's fail args, in order, and perhaps what it takes along besides, instead
	// of leaving. A bridge is attached once.
	Attach(guard *trace.Guard, bridge Code)
	// Free frees code that nobody will run again: no other code jumps there, and
	// no guard of code that stays goes on there.
	Free(c Code)
	// Run enters code with values for its inputs and stays in compiled code,
	// through jumps and bridges, until a guard without a bridge fails, the
	// trace finishes, or ctx is cancelled (seen at back edges within
	// milliseconds). The result's slices are valid until the next Run.
	Run(ctx context.Context, c Code, ints []int64, refs []unsafe.Pointer) Exit
	// Close frees all code. No code may be running.
	Close() error
}

// Calls is how code calls code, where a trace calls the function Descr: with a key as
// its second operand, a pointer that stands for the callee, and the callee's inputs
// behind that. PyPy's call_assembler.
type Calls struct {
	Descr *descr.Call
	// Code gives the code of a key, nil if the function is to be called.
	Code func(key unsafe.Pointer) Code
	// Failed finishes a callee that a guard has left, and gives its result. A panic of
	// the guest passes through.
	Failed func(e *Exit) (int64, unsafe.Pointer)
}

// A Caller is a backend whose code calls code. Others call the function.
type Caller interface{ Calls(c *Calls) }

// Code is a compiled trace of the backend that made it.
type Code interface {
	// Bytes is its size in bytes of machine code; 0 if there is none.
	Bytes() int
}

// ExitKind says why compiled code was left.
type ExitKind uint8

const (
	ExitGuard    ExitKind = iota // Guard failed
	ExitFinish                   // a finish op: the interpreter's function returns
	ExitCanceled                 // the context was done
)

// An Exit says how compiled code was left and with which values: a guard's fail
// args or a finish's operands, each bank in order.
type Exit struct {
	Kind  ExitKind
	Guard *trace.Guard
	Ints  []int64
	Refs  []unsafe.Pointer
	// At is the loop at whose head a run was cancelled: stores may still have to be done
	// there, see [resume.AtHead]. Ints and Refs are its inputs.
	At *trace.Trace
	// Panic is what a call panicked with; set if Guard is a guard_no_exception.
	// It is never a nil interface then.
	Panic any
	// Err is a fault inside machine code, turned into an error that names the
	// loop; the other fields mean nothing then.
	Err error
}

// Error is a constant error of this package.
type Error string

func (e Error) Error() string { return string(e) }

// ErrCodeMemory is given back by Compile when code memory is full.
const ErrCodeMemory = Error("backend: code memory is full")

// ErrTooLarge is given back by Compile, or is what it panics with, for a trace that the backend cannot hold:
// more values at once, or memory further from its base, than its instructions name.
const ErrTooLarge = Error("backend: the trace is too large")

// ErrCodeLost is given back by Compile when the system has made all code unusable.
const ErrCodeLost = Error("backend: all compiled code is lost")
