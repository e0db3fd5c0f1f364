package collect

import (
	"slices"

	"mergepoint/pkg/trace"
)

// Events is a sink that keeps everything. The zero value is ready.
type Events struct {
	Hot      []trace.EventHot
	Recorded []trace.EventRecorded
	Compiled []trace.EventCompiled
	Aborted  []trace.EventAborted
	Failed   []trace.EventGuardFailed
}

// Event implements [trace.Sink].
func (c *Events) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventHot:
		c.Hot = append(c.Hot, e)
	case trace.EventRecorded:
		c.Recorded = append(c.Recorded, e)
	case trace.EventCompiled:
		c.Compiled = append(c.Compiled, e)
	case trace.EventAborted:
		c.Aborted = append(c.Aborted, e)
	case trace.EventGuardFailed:
		c.Failed = append(c.Failed, e)
	}
}

// Traces gives the compiled traces of a kind, in order.
func (c *Events) Traces(k trace.Kind) []*trace.Trace {
	var list []*trace.Trace
	for _, e := range c.Compiled {
		if e.Trace.Kind == k {
			list = append(list, e.Trace)
		}
	}
	return list
}

// AsRecorded gives the recorded traces, in order.
func (c *Events) AsRecorded() []*trace.Trace {
	var list []*trace.Trace
	for _, e := range c.Recorded {
		list = append(list, e.Trace)
	}
	return list
}

// Bugs gives what was given up for a mistake of the engine's own, which the guest does
// not notice.
func (c *Events) Bugs() []trace.EventAborted {
	return slices.DeleteFunc(slices.Clone(c.Aborted), func(e trace.EventAborted) bool { return e.Reason != trace.AbortBug })
}
