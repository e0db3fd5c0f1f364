package warm_test

import (
	"context"
	"testing"

	"mergepoint/testdata/wasm"
)

func wasmInstr(op uint8, arg int32) wasm.Instr { return wasm.Instr{Op: op, Arg: arg} }

// deepFunc calls itself in the second of three rounds, as often as it is told.
var deepFunc = func() *wasm.Func {
	i := wasmInstr
	return &wasm.Func{Params: 1, Locals: 2, Body: []wasm.Instr{
		i(wasm.Get, 2), i(wasm.Const, 3), i(wasm.Add, 0), i(wasm.Set, 2),
		i(wasm.Get, 1), i(wasm.Const, 1), i(wasm.Sub, 0), i(wasm.BrIf, 18),
		i(wasm.Get, 0), i(wasm.Eqz, 0), i(wasm.BrIf, 18),
		i(wasm.Get, 2), i(wasm.Get, 0), i(wasm.Const, 1), i(wasm.Sub, 0), i(wasm.Call, 0), i(wasm.Add, 0), i(wasm.Set, 2),
		i(wasm.Get, 1), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Tee, 1), i(wasm.Const, 3), i(wasm.LessS, 0), i(wasm.BrIf, 0), i(wasm.Get, 2)}}
}()

// TestDeepCalls runs main loops 50,000 deep in each other, of which those at the top
// are compiled.
func TestDeepCalls(t *testing.T) {
	const depth = 50000
	run := func(do func(m *wasm.Machine)) uint32 {
		m := &wasm.Machine{Funcs: []*wasm.Func{deepFunc}, Stack: make([]uint32, 1<<20)}
		m.Stack[0] = depth
		do(m)
		return m.Stack[0]
	}
	want := run(func(m *wasm.Machine) { m.Call(deepFunc, 1) })
	for _, mode := range []string{"", "threshold=1,trace_eagerness=1"} {
		for _, b := range backends(t) {
			w := &compiledSink{t: t}
			e := guestEngine(t, wasm.Driver, mode, b, w)
			for range 2 {
				got := run(func(m *wasm.Machine) {
					if err := e.Run(context.Background(), m, deepFunc, 1); err != nil {
						t.Error(err)
					}
				})
				if got != want || got != 9*(depth+1) {
					t.Errorf("%s, %s: got %d, want %d", mode, b.Name(), got, want)
				}
			}
			if w.loops == 0 {
				t.Errorf("%s, %s: nothing is compiled", mode, b.Name())
			}
			_ = e.Close()
		}
	}
}

// TestShortLoopsInCallees: entering compiled code costs as much as a dozen rounds, so
// a loop of three in a callee stays with the interpreter, and one of forty does not.
func TestShortLoopsInCallees(t *testing.T) {
	const calls = 20000
	i := wasmInstr
	for _, c := range []struct {
		rounds      int32
		least, most int64
	}{{3, 0, calls / 20}, {40, calls * 8 / 10, calls}} {
		funcs := wasmFuncs()
		funcs[4] = &wasm.Func{Params: 1, Locals: 2, Body: []wasm.Instr{i(wasm.Get, 1), i(wasm.Const, c.rounds), i(wasm.Call, 0), i(wasm.Add, 0), i(wasm.Set, 1),
			i(wasm.Get, 2), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Tee, 2), i(wasm.Get, 0), i(wasm.LessS, 0), i(wasm.BrIf, 0), i(wasm.Get, 1)}}
		for _, b := range backends(t) {
			m := &wasm.Machine{Funcs: funcs, Stack: make([]uint32, 4096)}
			m.Stack[0] = calls
			e := guestEngine(t, wasm.Driver, "", b, nil)
			if err := e.Run(context.Background(), m, funcs[4], 1); err != nil {
				t.Error(err)
			}
			if want := uint32(calls * (c.rounds * (c.rounds - 1) / 2)); m.Stack[0] != want {
				t.Errorf("%s: got %d, want %d", b.Name(), m.Stack[0], want)
			}
			if n := e.Stats().Entered; n < c.least || n > c.most+calls/20 {
				t.Errorf("%s: loops of %d rounds in %d calls are entered %d times, want %d to %d", b.Name(), c.rounds, calls, n, c.least, c.most)
			}
			_ = e.Close()
		}
	}
}
