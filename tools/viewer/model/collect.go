package model

import (
	"bytes"
	"io"
	"time"

	"mergepoint/pkg/trace"
)

// A Collector is a sink that keeps what a page shows. Its methods are called from
// the goroutine that runs the guest.
type Collector struct {
	Most     int // traces kept; 0: all
	MostOps  int // of all traces kept, as recorded and as compiled; 0: all
	ops      int // so far
	start    time.Time
	events   []stamped // all but entries and failed guards
	compiled []trace.EventCompiled
	failed   map[int]int // guard to count
	shares   []share
	output   []outputMark
	left     int // traces not kept
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
		if c.left > 0 || c.full() && e.Recorded != nil { // not a loop without its entry bridge
			c.left++
			return
		}
		c.compiled = append(c.compiled, e)
		if c.ops += len(e.Trace.Ops); e.Recorded != nil {
			c.ops += len(e.Recorded.Ops)
		}
	default:
		if c.full() {
			return
		}
	}
	c.events = append(c.events, stamped{at, e})
}

func (c *Collector) full() bool {
	return c.Most > 0 && len(c.compiled) >= c.Most || c.MostOps > 0 && c.ops >= c.MostOps
}

// tick is the shortest stretch worth keeping apart at a time of the run: what is
// kept of a run of hours is little more than of one of seconds.
func tick(at time.Duration) time.Duration { return max(20*time.Microsecond, at/10_000) }

func (c *Collector) turn(at time.Duration, compiled bool) {
	if n := len(c.shares); n > 0 && at-c.shares[n-1].from < tick(at) {
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

// ByByte asks for each byte if the writer behind it does.
func (n *noting) ByByte() bool {
	w, ok := n.w.(interface{ ByByte() bool })
	return ok && w.ByByte()
}

func (n *noting) Write(p []byte) (int, error) {
	n.c.printed(time.Since(n.c.start), len(p), bytes.Count(p, []byte{'\n'}))
	return n.w.Write(p)
}

// printed adds to the last mark within a tick, or sets a new one.
func (c *Collector) printed(at time.Duration, size, lines int) {
	k := len(c.output)
	if k == 0 || at-c.output[k-1].at >= tick(at) {
		m := outputMark{at: at}
		if k > 0 {
			m.bytes, m.lines = c.output[k-1].bytes, c.output[k-1].lines
		}
		c.output = append(c.output, m)
		k++
	}
	c.output[k-1].bytes += size
	c.output[k-1].lines += lines
}
