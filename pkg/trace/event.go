package trace

// A Sink is told what the engine does. Events come in order, from the goroutine
// that runs the guest. Sinks print logs (jitlog), count, or collect.
type Sink interface {
	Event(Event)
}

// An Event is one of the types below. Traces in events must not be changed.
type Event interface{ event() }

// EventHot: a green key was counted often enough.
type EventHot struct {
	Where *MergePoint
	Count int
}

// EventRecording: recording starts, at a hot key or (Guard > 0) from a guard.
type EventRecording struct {
	Where *MergePoint
	Guard int
}

// EventAborted: recording or compiling was given up; the guest goes on interpreted.
type EventAborted struct {
	Where  *MergePoint
	Guard  int
	Reason AbortReason
	Detail string // may be empty
	Ops    int    // recorded so far
}

// EventRecorded: a trace is complete as recorded.
type EventRecorded struct {
	Trace *Trace
	Guard int // the guard it starts from; 0 for a loop
	Nanos int64
}

// EventCompiled: a trace was optimised and compiled and can be entered.
type EventCompiled struct {
	Number                 int // counts loops and entry bridges as PyPy does; bridges are named by Guard
	Trace                  *Trace
	Guard                  int    // the guard the bridge is attached to
	Recorded               *Trace // what it was made from
	Reasons                []Reason
	OptNanos, BackendNanos int64
	CodeBytes              int
}

// EventEntered: compiled code is entered from the interpreter.
type EventEntered struct {
	Number int
	Where  *MergePoint
}

// EventGuardFailed: a guard without a bridge failed and left compiled code.
type EventGuardFailed struct {
	Guard, Count int
}

func (EventHot) event()         {}
func (EventRecording) event()   {}
func (EventAborted) event()     {}
func (EventRecorded) event()    {}
func (EventCompiled) event()    {}
func (EventEntered) event()     {}
func (EventGuardFailed) event() {}

// An AbortReason is a row of [AbortReasons].
type AbortReason uint8

const (
	AbortTooLong AbortReason = iota
	AbortPanic
	AbortInvalidLoop
	AbortCodeMemory
	AbortStopped
	AbortTooLarge
	AbortTooManyPaths
	AbortLongLoop
	AbortBug
)

// AbortReasons tells, by AbortReason, why tracing is given up.
var AbortReasons = [...]struct{ Name, Doc string }{
	AbortTooLong:      {"trace too long", "more ops than trace_limit were recorded"},
	AbortPanic:        {"panic", "the interpreter panicked while it was traced"},
	AbortInvalidLoop:  {"invalid loop", "a guard contradicts what is known: the loop would leave at once"},
	AbortCodeMemory:   {"code memory full", "no room for more machine code"},
	AbortStopped:      {"stopped", "the run was cancelled meanwhile"},
	AbortTooLarge:     {"trace too large", "more values at once, or memory further away, than the backend can name"},
	AbortTooManyPaths: {"too many paths", "a loop with as many bridges as it may have is still left all the time"},
	AbortLongLoop:     {"long loop", "the loop of a function that was looked into went round often: from now on it is called"},
	AbortBug:          {"bug", "our own mistake; please report it with the detail"},
}

func (r AbortReason) String() string { return AbortReasons[r].Name }

// A Reason records why an op of the recorded trace is not in the optimised one,
// or not as it was. A pass cannot drop an op without one.
type Reason struct {
	Pass, Rule string // heap, store-to-load
	Op         *Op    // what vanished or changed, of the recorded trace (or of the short preamble)
	Result     *Box   // what stands for its result now; nil if it has none
	Because    *Op    // the op that made it possible; nil if none did
	Part       Kind   // EntryBridge: while making the preamble; Loop: the loop proper; Bridge
}
