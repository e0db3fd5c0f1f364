package warm

import "time"

// Stats sums up what an engine has done.
type Stats struct {
	Loops, EntryBridges, Bridges int
	Aborts                       int
	Recorded, Optimised          int // ops, before and after the optimiser
	CodeBytes                    int
	GuardFailures                int64
	Entered                      int64 // times compiled code was entered from the interpreter
	Tracing, Optimising, Backend time.Duration
	Running                      time.Duration // in compiled code; measured only with WithTiming
}

// Stats gives the figures so far.
func (e *Engine) Stats() Stats { return Stats{} }
