package warm_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// collector keeps the events.
type collector struct{ events []trace.Event }

func (c *collector) Event(e trace.Event) { c.events = append(c.events, e) }

// story tells events in short lines, those of the same kind in a row once.
func (c *collector) story() string {
	var s strings.Builder
	last := ""
	for _, e := range c.events {
		line := tell(e)
		if line != last {
			fmt.Fprintln(&s, line)
		}
		last = line
	}
	return s.String()
}

func tell(e trace.Event) string {
	switch e := e.(type) {
	case trace.EventHot:
		return fmt.Sprintf("hot %s after %d", e.Where.Location(), e.Count)
	case trace.EventRecording:
		return fmt.Sprintf("recording %s guard %d", e.Where.Location(), e.Guard)
	case trace.EventAborted:
		return fmt.Sprintf("aborted: %s %s", e.Reason, e.Detail)
	case trace.EventRecorded:
		return fmt.Sprintf("recorded %s", e.Trace.Kind)
	case trace.EventCompiled:
		if e.Trace.Kind == trace.Bridge {
			return fmt.Sprintf("compiled bridge of guard %d to %s", e.Guard, jumpTarget(e.Trace))
		}
		return fmt.Sprintf("compiled %s %d to %s", e.Trace.Kind, e.Number, jumpTarget(e.Trace))
	case trace.EventEntered:
		return fmt.Sprintf("entered %d", e.Number)
	case trace.EventGuardFailed:
		return fmt.Sprintf("guard %d failed", e.Guard)
	}
	return fmt.Sprintf("%T", e)
}

func jumpTarget(t *trace.Trace) string {
	if d := t.Ops[len(t.Ops)-1].Descr; d != nil {
		return d.DescrName()
	}
	return "the end"
}

// world is what a run of the guest leaves behind.
type world struct {
	regs, out []int
	panicked  string
	err       error
}

func (w world) String() string {
	return fmt.Sprintf("regs %v out %v panic %q err %v", w.regs, w.out, w.panicked, w.err)
}

// runGuest runs a program and says what it left behind.
func runGuest(e *warm.Engine, code string, limit int) (w world) {
	m := newMachine(limit)
	defer func() {
		if x := recover(); x != nil {
			w.panicked = fmt.Sprint(x)
		}
		w.regs, w.out = m.regs, m.out
	}()
	w.err = e.Run(context.Background(), code, m)
	return w
}

func newEngine(t testing.TB, sink trace.Sink, params string) *warm.Engine {
	t.Helper()
	return newEngineOn(t, runner.New(), sink, params)
}

func newEngineOn(t testing.TB, b backend.Backend, sink trace.Sink, params string) *warm.Engine {
	t.Helper()
	return engineOf(t, calcDriver, b, sink, params)
}

func engineOf(t testing.TB, d *jit.Driver, b backend.Backend, sink trace.Sink, params string) *warm.Engine {
	t.Helper()
	e := openEngine(t, d, b, sink, params)
	t.Cleanup(func() { closeEngine(t, e) })
	return e
}

// openEngine makes an engine that the caller closes, for tests that make many.
func openEngine(t testing.TB, d *jit.Driver, b backend.Backend, sink trace.Sink, params string) *warm.Engine {
	t.Helper()
	p := jit.DefaultParams()
	if err := p.Set(params); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(d, p, warm.WithBackend(b), warm.WithSink(sink), warm.Verified())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func closeEngine(t testing.TB, e *warm.Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}

// program is a guest program: instructions separated by blanks.
func program(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), ".", " ")
}

// count is a loop of 50: register 2 counts how often.
var (
	count = program(`=11 =0b +21 -01 j02 p2.`)
	// nested goes 50 times round an outer loop (2) and 50 times round an inner one (3).
	nested = program(`=11 =0b =3b +21 -31 j33 -01 j02 p2.`)
)

func TestLoop(t *testing.T) {
	c := &collector{}
	e := newEngine(t, c, "threshold=10")
	w := runGuest(e, count, 9)
	if diff := cmp.Diff([]int{50}, w.out); diff != "" {
		t.Error(diff)
	}
	const want = `hot (no location) after 10
recording (no location) guard 0
recorded loop
compiled loop 0 to Loop0
compiled entry bridge 1 to Loop0
entered 1
guard 2 failed
`
	if got := c.story(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestNested: the inner loop is compiled first; the guard that leaves it gets a
// bridge round the outer loop and back into it, and then compiled code is not
// left any more until the end. Chapter 9 would close it.
func TestNested(t *testing.T) {
	c := &collector{}
	e := newEngine(t, c, "threshold=10,trace_eagerness=2,enable_opts=chapter8")
	w := runGuest(e, nested, 9)
	if diff := cmp.Diff([]int{2500}, w.out); diff != "" {
		t.Error(diff)
	}
	const want = `hot (no location) after 10
recording (no location) guard 0
recorded loop
compiled loop 0 to Loop0
compiled entry bridge 1 to Loop0
entered 1
guard 2 failed
entered 1
guard 2 failed
recording (no location) guard 2
recorded bridge
compiled bridge of guard 2 to Loop0
entered 1
guard 10 failed
`
	if got := c.story(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestOuterFirst: the outer loop jumps back before the inner one does, so it is
// recorded first; its trace goes round the inner loop twice, which comes out.
// The next trace of the outer loop jumps into it.
func TestOuterFirst(t *testing.T) {
	c := &collector{}
	e := newEngine(t, c, "threshold=1,trace_eagerness=0,enable_opts=chapter8")
	w := runGuest(e, program(`=11 =08 =51 =30 +35 +23 -31 j35 +51 -01 j03 p2.`), 9)
	if want := runGuest(newEngine(t, nil, "off"), program(`=11 =08 =51 =30 +35 +23 -31 j35 +51 -01 j03 p2.`), 9); w.String() != want.String() {
		t.Errorf("got %v, want %v", w, want)
	}
	const want = `hot (no location) after 1
recording (no location) guard 0
recorded loop
compiled loop 0 to Loop0
compiled entry bridge 1 to Loop0
entered 1
guard 7 failed
hot (no location) after 2
recording (no location) guard 0
recorded entry bridge
compiled entry bridge 2 to Loop0
`
	if got := c.story(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// traces prints all traces that were made.
func (c *collector) traces() string {
	var s strings.Builder
	for _, e := range c.events {
		switch e := e.(type) {
		case trace.EventRecorded:
			fmt.Fprintf(&s, "recorded\n%s", e.Trace)
		case trace.EventCompiled:
			fmt.Fprintf(&s, "compiled\n%s", e.Trace)
		}
	}
	return s.String()
}
