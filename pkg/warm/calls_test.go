package warm_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/testdata/wasm"
)

// callsSink counts the calls in the loop that was compiled last.
type callsSink struct {
	compiledSink
	calls int
}

func (s *callsSink) Event(e trace.Event) {
	s.compiledSink.Event(e)
	if e, ok := e.(trace.EventCompiled); ok && e.Trace.Kind == trace.Loop {
		s.calls = 0
		for _, op := range e.Trace.Ops {
			if op.Code == ops.Call {
				s.calls++
			}
		}
	}
}

// TestGuestCalls runs guest functions that call each other, and looks whether compiled
// loops look into them: small ones, and loops of few rounds, cost no call, and what
// goes round often costs one.
func TestGuestCalls(t *testing.T) {
	for _, g := range callGuests {
		want := newCallRun(g.funcs, g.few).run(func(m *wasm.Machine, f *wasm.Func, sp int) { m.Call(f, sp) })
		for _, mode := range []string{"threshold=20", "threshold=2,trace_eagerness=1", "threshold=7,trace_eagerness=2,trace_limit=300"} {
			for _, b := range backends(t) {
				w := &callsSink{compiledSink: compiledSink{t: t}}
				e := guestEngine(t, wasm.Driver, mode, b, w)
				got := newCallRun(g.funcs, g.few).run(func(m *wasm.Machine, f *wasm.Func, sp int) {
					if err := e.Run(context.Background(), m, f, sp); err != nil {
						t.Error(err)
					}
				})
				if got != want {
					t.Errorf("%s, %s, %s: got %d, want %d", g.name, mode, b.Name(), got, want)
				}
				if mode == "threshold=20" && (w.loops > 0) != (g.calls != -1) || w.loops > 0 && mode == "threshold=20" && w.calls != g.calls && g.calls != some {
					t.Errorf("%s, %s: %d loops, %d calls in the last, want %d", g.name, b.Name(), w.loops, w.calls, g.calls)
				}
				_ = e.Close()
			}
		}
	}
}

// TestCallsEnd ends guest functions that call each other from outside: by a trap many
// levels deep, when all of them are compiled, and by a context.
func TestCallsEnd(t *testing.T) {
	// At the leaves of a tree a byte of memory divides, which each round makes smaller.
	leaf := wasmCode(wasm.Get, 0, wasm.BrIf, 7, wasm.Const, 1, wasm.Const, 0, wasm.Load8, 0, wasm.Rem, 0, wasm.Return, 0)
	less := wasmCode(wasm.Const, 0, wasm.Const, 0, wasm.Load8, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Store8, 0)
	run := func(depth int32, rounds uint32, do func(m *wasm.Machine, f *wasm.Func)) (p any, memory []uint32) {
		funcs := []*wasm.Func{wasmFunc(1, 0, append(leaf, treeBody[4:]...)), wasmFunc(1, 2, loopBody(0, depth)), wasmFunc(1, 2, append(less, loopBody(1, 3)...))}
		m := &wasm.Machine{Funcs: funcs, Stack: make([]uint32, 1<<10), Mem: []byte{30}}
		m.Stack[0] = rounds
		defer func() { p, memory = recover(), m.Stack }()
		do(m, funcs[2])
		return
	}
	traps := 0
	for _, b := range backends(t) {
		for depth := int32(5); depth < 9; depth++ {
			want, wantMemory := run(depth, 40, func(m *wasm.Machine, f *wasm.Func) { m.Call(f, 1) })
			e := guestEngine(t, wasm.Driver, "threshold=3,trace_eagerness=2", b, &compiledSink{t: t})
			got, memory := run(depth, 40, func(m *wasm.Machine, f *wasm.Func) {
				if err := e.Run(context.Background(), m, f, 1); err != nil {
					t.Error(err)
				}
			})
			if want != nil {
				traps++
			}
			if got != want {
				t.Errorf("%s, depth %d: ends with %v, want %v", b.Name(), depth, got, want)
			}
			if diff := cmp.Diff(wantMemory, memory); diff != "" {
				t.Errorf("%s, depth %d: its memory is another:\n%s", b.Name(), depth, diff)
			}
			run(9, 1<<30, func(m *wasm.Machine, _ *wasm.Func) {
				m.Mem[0] = 0xff
				ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
				defer cancel()
				if err := e.Run(ctx, m, m.Funcs[1], 1); err != context.DeadlineExceeded {
					t.Errorf("%s: a run that is cut short ends with %v", b.Name(), err)
				}
			})
			defer e.Close()
			b = again(b)
		}
	}
	if t.Logf("%d runs trap", traps); traps == 0 {
		t.Error("nothing traps")
	}
}

// again makes a backend of the same kind.
func again(b backend.Backend) backend.Backend {
	if b.Name() == "runner" {
		return runner.New()
	}
	b, _ = amd64.New(amd64.Options{})
	return b
}
