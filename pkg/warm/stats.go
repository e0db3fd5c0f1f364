package warm

import (
	"time"

	"mergepoint/pkg/trace"
)

// Stats sums up what an engine has done.
type Stats struct {
	Loops, EntryBridges, Bridges int
	Aborts                       int
	Recorded, Optimised          int // ops, before and after the optimiser
	CodeBytes                    int
	GuardFailures                int64 // of guards without a bridge
	Entered                      int64 // times compiled code was entered from the interpreter
	Tracing, Optimising, Backend time.Duration
	Running                      time.Duration // in compiled code; 0 without WithTiming
}

// Stats gives the figures so far.
func (e *Engine) Stats() Stats { return e.stats }

func (s *Stats) add(ev trace.EventCompiled) {
	s.Optimised += len(ev.Trace.Ops)
	s.CodeBytes += ev.CodeBytes
	switch ev.Trace.Kind {
	case trace.Loop:
		s.Loops++
	case trace.EntryBridge:
		s.EntryBridges++
	case trace.Bridge:
		s.Bridges++
	}
}
