package codewriter_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/codewriter/testdata/forms/callback"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// TestUpward lets a host, which translate knows nothing of, call the main loop again,
// by a function that is bound where it is called: in each mode that does what it does
// without an engine, and where the outer loops are not hot the inner ones are compiled.
func TestUpward(t *testing.T) {
	hosts := map[string]func(m *callback.Machine, n int){
		"a loop": func(m *callback.Machine, n int) { m.Acc ^= m.Call("+@", 40+n) },
		"recursion": func(m *callback.Machine, n int) {
			if m.Depth++; n > 1 && m.Depth < 300 {
				m.Acc += m.Call("+h@", n-1)
			}
			m.Depth--
		},
		"a panic": func(m *callback.Machine, n int) {
			defer func() { m.Acc += len(fmt.Sprint(recover())) }()
			m.Acc += m.Call("+!@", n+9)
		},
		"another goroutine": func(m *callback.Machine, n int) {
			other := &callback.Machine{Host: m.Host}
			other.Call = other.Run
			var all sync.WaitGroup
			all.Go(func() { m.Acc += m.Call("+@", 30) + other.Call("+@", n) })
			all.Wait()
		},
	}
	guests := []struct {
		f string
		n int
	}{{"h", 5}, {"+h@", 4}, {"h@+", 9}, {"hh", 1}, {"+@h", 50}}
	run := func(host func(*callback.Machine, int), f string, n int, bound func(*callback.Machine) func(string, int) int) (s string) {
		m := &callback.Machine{Host: host}
		m.Call = func(f string, n int) int { return bound(m)(f, n) }
		defer func() { s += fmt.Sprint(recover(), m.Acc, m.Depth) }()
		return fmt.Sprint(m.Call(f, n), " ")
	}
	plain := func(m *callback.Machine) func(string, int) int { return m.Run }
	for name, host := range hosts {
		for _, mode := range modes {
			params := jit.DefaultParams()
			if err := params.Set(mode); err != nil {
				t.Fatal(err)
			}
			code, err := amd64.New(amd64.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, backend := range []warm.Option{warm.WithBackend(runner.New()), warm.WithBackend(code)} {
				e, err := warm.New(callback.Driver, params, backend)
				if err != nil {
					t.Fatal(err)
				}
				for range 3 {
					for _, g := range guests {
						want := run(host, g.f, g.n, plain)
						if got := run(host, g.f, g.n, func(m *callback.Machine) func(string, int) int { return warm.Bind(e, m.Run) }); got != want {
							t.Errorf("%s, %s, %q of %d: got %s, want %s", name, mode, g.f, g.n, got, want)
						}
					}
				}
				if n := e.Stats().Loops; n < 1 && mode == "threshold=7" {
					t.Errorf("%s: %d loops", name, n)
				}
				e.Close()
			}
		}
	}
}

// TestUpwardIsCompiled wants the loop of a function that only the host calls.
func TestUpwardIsCompiled(t *testing.T) {
	e, err := warm.New(callback.Driver, jit.DefaultParams(), warm.WithBackend(runner.New()))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	m := &callback.Machine{Host: func(m *callback.Machine, _ int) { m.Acc = warm.Bind(e, m.Run)("+@", 5000) }}
	warm.Bind(e, m.Run)("h", 1)
	if want := 5000 * 5001 / 2; m.Acc != want || e.Stats().Loops != 1 {
		t.Errorf("the sum is %d, want %d; %d loops", m.Acc, want, e.Stats().Loops)
	}
}

// TestUpwardFromSink: what a sink calls is no level of the run that it is told of, whose
// engine is in the middle of something.
func TestUpwardFromSink(t *testing.T) {
	m, guest := &callback.Machine{}, "+@"
	params := jit.DefaultParams()
	if err := params.Set("threshold=2,trace_eagerness=2"); err != nil {
		t.Fatal(err)
	}
	var run func(string, int) int
	sink := sinkFunc(func(ev trace.Event) {
		if n := run(guest, 9); n != 45 {
			t.Errorf("%T: the sum to 9 is %d", ev, n)
		}
	})
	e, err := warm.New(callback.Driver, params, warm.WithBackend(runner.New()), warm.WithSink(sink))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	run = warm.Bind(e, m.Run)
	for range 3 {
		if n := run(guest, 30); n != 465 {
			t.Errorf("the sum to 30 is %d", n)
		}
	}
}

type sinkFunc func(trace.Event)

func (f sinkFunc) Event(ev trace.Event) { f(ev) }

// TestNoResults: a run that could not begin has no results, whatever the last one had.
func TestNoResults(t *testing.T) {
	e, err := warm.New(callback.Driver, jit.DefaultParams())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	m := &callback.Machine{}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for what, begin := range map[string]func() error{
		"a context that is done": func() error { return e.Run(canceled, m, "+@", 9) },
		"too few arguments":      func() error { return e.Run(context.Background(), m) },
	} {
		if err := e.Run(context.Background(), m, "+@", 9); err != nil || e.Results()[0] != 45 {
			t.Fatalf("error %v, results %v", err, e.Results())
		}
		if err := begin(); err == nil || e.Results() != nil {
			t.Errorf("%s: error %v, results %v", what, err, e.Results())
		}
	}
}
