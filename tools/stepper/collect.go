package stepper

import (
	"strconv"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/tools/viewer/model"
)

// A Collector watches a run up to the first guard that leaves the first loop. It is a
// [trace.Watcher], and its backend is the judge's, since that lets itself be watched.
type Collector struct {
	*model.Collector
	// Told, if set, is called once everything has been seen.
	Told func()

	at       state
	counts   map[*trace.MergePoint][]int64
	hot      *trace.MergePoint
	recorded *trace.Trace
	steps    []*trace.Step // of the recorder
	cut      int           // of those, how many were left out
	rounds   []*round
	skipped  int // rounds
	failed   *trace.Op
	holes    []*trace.Step // of the blackhole
}

// A state says how far the story has come.
type state int

const (
	counting state = iota
	recording
	running
	leaving
	told
)

// A round is one pass over a trace: what each of its ops gave.
type round struct {
	in     *trace.Trace
	values []string // by op
	seen   int      // ops
	failed int      // index of the guard that failed; -1
}

// What is kept of what may be endless.
const (
	mostCounts = 3
	mostSteps  = 400
	mostRounds = 5
	mostTraces = 2 // loop and entry bridge
)

// NewCollector makes a collector that has seen nothing.
func NewCollector() *Collector {
	c := &Collector{counts: map[*trace.MergePoint][]int64{}}
	c.forget()
	return c
}

// Backend makes the backend that a run is to have.
func (c *Collector) Backend() backend.Backend {
	b := direct.New()
	b.Watch = c.guard
	return b
}

// Event implements [trace.Sink].
func (c *Collector) Event(e trace.Event) {
	if c.at == told || c.at == leaving {
		c.end()
		return
	}
	c.Collector.Event(e)
	switch e := e.(type) {
	case trace.EventHot:
		c.hot = e.Where
	case trace.EventRecording:
		if e.Guard == 0 {
			c.at, c.steps, c.cut = recording, nil, 0
		}
	case trace.EventAborted:
		c.forget()
	case trace.EventRecorded:
		if c.recorded = e.Trace; !c.whole() {
			c.forget()
		}
	case trace.EventCompiled:
		if c.at == recording {
			c.at = running
		}
	case trace.EventGuardFailed:
		if n := len(c.rounds); n > 0 {
			c.at = leaving
			r := c.rounds[n-1]
			r.failed = r.seen - 1
			c.failed = r.in.Ops[r.failed]
		}
	}
}

// whole reports whether what was recorded is a loop from where recording began, of
// which nothing was cut off.
func (c *Collector) whole() bool {
	n := len(c.steps)
	return c.recorded.Kind == trace.Loop && n > 0 && c.steps[n-1].Recorded < len(c.recorded.Ops)
}

// forget waits for another recording.
func (c *Collector) forget() {
	c.Collector = model.NewCollector()
	c.Most = mostTraces
	c.at, c.hot, c.recorded = counting, nil, nil
}

// Counted implements [trace.Watcher].
func (c *Collector) Counted(where *trace.MergePoint, times int64) {
	if c.at == leaving {
		c.end()
	}
	if c.at != counting {
		return
	}
	list := append(c.counts[where], times)
	if len(list) > mostCounts {
		list = append(list[:mostCounts-1], times)
	}
	c.counts[where] = list
}

// Instruction implements [trace.Watcher].
func (c *Collector) Instruction(s *trace.Step) {
	switch {
	case c.at == recording && s.Recorded >= 0:
		if c.steps = append(c.steps, s); len(c.steps) > mostSteps {
			c.steps = append(c.steps[:mostSteps-1], s)
			c.cut++
		}
	case c.at == leaving && s.Recorded < 0 && len(c.holes) < mostSteps:
		c.holes = append(c.holes, s)
	}
}

func (c *Collector) end() {
	if c.at == leaving && c.Told != nil {
		c.Told()
	}
	c.at = told
}

// guard keeps what the ops up to a guard gave.
func (c *Collector) guard(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer)) {
	if c.at != running {
		return
	}
	r := c.round(in, guard)
	for ; r.in.Ops[r.seen] != guard; r.seen++ {
		r.values[r.seen] = gave(r.in.Ops[r.seen], read)
	}
	r.seen++
}

// round gives the round that a guard belongs to: a new one, unless the guard stands
// further down than the last one that was seen.
func (c *Collector) round(in *trace.Trace, guard *trace.Op) *round {
	n := len(c.rounds)
	if n > 0 && c.rounds[n-1].in == in {
		r := c.rounds[n-1]
		for _, op := range in.Ops[r.seen:] {
			if op == guard {
				return r
			}
		}
	}
	r := &round{in: in, values: make([]string, len(in.Ops)), failed: -1}
	if c.rounds = append(c.rounds, r); n == mostRounds {
		c.rounds = append(c.rounds[:mostRounds-2], c.rounds[mostRounds-1:]...)
		c.skipped++
	}
	return r
}

// gave says what an op gave, or stored.
func gave(op *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer)) string {
	box := op.Result
	if op.Code.Is(ops.Store) {
		box = op.Args[len(op.Args)-1]
	}
	if box == nil || box.Kind != descr.Int {
		return ""
	}
	v, _ := read(box)
	return strconv.FormatInt(v, 10)
}
