package model

import (
	"io"
	"time"

	"mergepoint/pkg/trace"
)

// A Collector is a sink that keeps what a page shows. Its methods are called from
// the goroutine that runs the guest.
type Collector struct {
	start    time.Time
	events   []stamped // all but entries and failed guards
	compiled []trace.EventCompiled
	failed   map[int]int // guard to count
	shares   []share
	output   []outputMark
}

// A stamped event has the time since the start.
type stamped struct {
	at    time.Duration
	event trace.Event
}

// A share is a stretch of time in which compiled code runs, or does not.
type share struct {
	from     time.Duration
	compiled bool
}

// An outputMark says how much had been printed when.
type outputMark struct {
	at    time.Duration
	bytes int
	lines int
}

// NewCollector starts the clock.
func NewCollector() *Collector {
	return &Collector{start: time.Now(), failed: map[int]int{}}
}

// Event keeps an event. Entries and exits are joined to stretches, so that a run
// with a million of them stays small.
func (c *Collector) Event(e trace.Event) {
	at := time.Since(c.start)
	switch e := e.(type) {
	case trace.EventEntered:
		c.turn(at, true)
		return
	case trace.EventGuardFailed:
		c.failed[e.Guard]++
		c.turn(at, false)
		return
	case trace.EventCompiled:
		c.compiled = append(c.compiled, e)
	}
	c.events = append(c.events, stamped{at, e})
}

// tick is the shortest stretch worth keeping apart.
const tick = 20 * time.Microsecond

func (c *Collector) turn(at time.Duration, compiled bool) {
	if n := len(c.shares); n > 0 && at-c.shares[n-1].from < tick {
		c.shares[n-1].compiled = compiled
		return
	}
	if n := len(c.shares); n == 0 || c.shares[n-1].compiled != compiled {
		c.shares = append(c.shares, share{at, compiled})
	}
}

// MachineCode reports whether any trace was compiled to machine code.
func (c *Collector) MachineCode() bool {
	for _, e := range c.compiled {
		if e.CodeBytes > 0 {
			return true
		}
	}
	return false
}

// Output gives a writer that notes when the guest printed what passes through.
func (c *Collector) Output(w io.Writer) io.Writer { return &noting{c, w} }

type noting struct {
	c *Collector
	w io.Writer
}

// ByLine asks for each line as it is printed, as a terminal would.
func (n *noting) ByLine() bool { return true }

func (n *noting) Write(p []byte) (int, error) {
	m := outputMark{at: time.Since(n.c.start), bytes: len(p)}
	if k := len(n.c.output); k > 0 {
		m.bytes, m.lines = m.bytes+n.c.output[k-1].bytes, n.c.output[k-1].lines
	}
	for _, b := range p {
		if b == '\n' {
			m.lines++
		}
	}
	n.c.output = append(n.c.output, m)
	return n.w.Write(p)
}
