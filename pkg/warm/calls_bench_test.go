package warm_test

import (
	"context"
	"testing"

	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/wasm"
)

// wasmCode makes a body of instructions that are written as op and operand in turn.
func wasmCode(list ...int32) (body []wasm.Instr) {
	for n := 0; n < len(list); n += 2 {
		body = append(body, wasm.Instr{Op: uint8(list[n]), Arg: list[n+1]})
	}
	return body
}

// loopBody goes round as often as local 0 says, and calls a function with a number in
// each round, if that is not negative; local 2 sums up.
func loopBody(callee, arg int32) []wasm.Instr {
	return wasmCode(wasm.Get, 2, wasm.Const, arg, wasm.Call, callee, wasm.Add, 0, wasm.Set, 2,
		wasm.Get, 1, wasm.Const, 1, wasm.Add, 0, wasm.Tee, 1, wasm.Get, 0, wasm.LessS, 0, wasm.BrIf, 0, wasm.Get, 2)
}

// sumBody adds up the numbers below its parameter.
var sumBody = wasmCode(wasm.Get, 2, wasm.Get, 1, wasm.Add, 0, wasm.Set, 2,
	wasm.Get, 1, wasm.Const, 1, wasm.Add, 0, wasm.Tee, 1, wasm.Get, 0, wasm.LessS, 0, wasm.BrIf, 0, wasm.Get, 2)

// fibBody calls itself twice; the function is the first one.
var fibBody = wasmCode(wasm.Get, 0, wasm.Const, 2, wasm.LessS, 0, wasm.Eqz, 0, wasm.BrIf, 7, wasm.Get, 0, wasm.Return, 0,
	wasm.Get, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Call, 0, wasm.Get, 0, wasm.Const, 2, wasm.Sub, 0, wasm.Call, 0, wasm.Add, 0)

// treeBody goes down a tree with two children at each node.
var treeBody = wasmCode(wasm.Get, 0, wasm.BrIf, 4, wasm.Const, 1, wasm.Return, 0,
	wasm.Get, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Call, 0, wasm.Get, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Call, 0, wasm.Add, 0, wasm.Const, 1, wasm.Add, 0)

// ackBody is Ackermann's function.
var ackBody = wasmCode(wasm.Get, 0, wasm.BrIf, 6, wasm.Get, 1, wasm.Const, 1, wasm.Add, 0, wasm.Return, 0,
	wasm.Get, 1, wasm.BrIf, 14, wasm.Get, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Const, 1, wasm.Call, 0, wasm.Return, 0,
	wasm.Get, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Get, 0, wasm.Get, 1, wasm.Const, 1, wasm.Sub, 0, wasm.Call, 0, wasm.Call, 0)

// sameBody gives 1, by way of another function that does: n calls in each other.
func sameBody(other int32) []wasm.Instr {
	return wasmCode(wasm.Get, 0, wasm.BrIf, 4, wasm.Const, 1, wasm.Return, 0, wasm.Get, 0, wasm.Const, 1, wasm.Sub, 0, wasm.Call, other)
}

func wasmFunc(params, locals int, body []wasm.Instr) *wasm.Func {
	return &wasm.Func{Params: params, Locals: locals, Body: body}
}

// some is any number of calls.
const some = -2

var callGuests = []struct {
	name  string
	funcs []*wasm.Func
	args  []uint32
	few   []uint32 // for tests
	calls int      // in the loop of the trace; -1 if there is none
}{
	{"fib", []*wasm.Func{wasmFunc(1, 0, fibBody)}, []uint32{24}, []uint32{12}, -1},
	{"tree", []*wasm.Func{wasmFunc(1, 0, treeBody)}, []uint32{16}, []uint32{7}, -1},
	{"ack", []*wasm.Func{wasmFunc(2, 0, ackBody)}, []uint32{2, 300}, []uint32{2, 20}, -1},
	{"deep", []*wasm.Func{wasmFunc(1, 0, sameBody(0))}, []uint32{50000}, []uint32{5000}, -1},
	{"mutual", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 40)), wasmFunc(1, 0, sameBody(2)), wasmFunc(1, 0, sameBody(1))}, []uint32{3000}, []uint32{300}, 1},
	{"fib in a loop", []*wasm.Func{wasmFunc(1, 0, fibBody), wasmFunc(1, 2, loopBody(0, 12))}, []uint32{500}, []uint32{60}, 8},
	{"leaf", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 7)), wasmFunc(1, 0, wasmCode(wasm.Get, 0, wasm.Get, 0, wasm.Mul, 0))}, []uint32{100000}, []uint32{500}, 0},
	{"2 rounds", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 2)), wasmFunc(1, 2, sumBody)}, []uint32{50000}, []uint32{300}, 0},
	{"5 rounds", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 5)), wasmFunc(1, 2, sumBody)}, []uint32{20000}, []uint32{300}, 0},
	{"10 rounds", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 10)), wasmFunc(1, 2, sumBody)}, []uint32{10000}, []uint32{300}, 0},
	{"100 rounds", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 100)), wasmFunc(1, 2, sumBody)}, []uint32{2000}, []uint32{300}, 1},
	{"loops in loops in calls", []*wasm.Func{wasmFunc(1, 2, loopBody(1, 12)), wasmFunc(1, 2, loopBody(2, 12)), wasmFunc(1, 2, sumBody)}, []uint32{500}, []uint32{300}, some},
}

func (m *callRun) run(do func(m *wasm.Machine, f *wasm.Func, sp int)) uint32 {
	copy(m.Stack, m.args)
	do(&m.Machine, m.start, len(m.args))
	return m.Stack[0]
}

type callRun struct {
	wasm.Machine
	start *wasm.Func
	args  []uint32
}

// startOf is the first function, or the last if that has a loop.
func newCallRun(funcs []*wasm.Func, args []uint32) *callRun {
	m := &callRun{Machine: wasm.Machine{Funcs: funcs, Stack: make([]uint32, 1<<20)}, start: funcs[0], args: args}
	if last := funcs[len(funcs)-1]; last.Locals > 0 && funcs[0].Locals == 0 {
		m.start = last
	}
	return m
}

// BenchmarkCalls compares guest functions that call each other with the plain
// interpreter's.
func BenchmarkCalls(b *testing.B) {
	for _, g := range callGuests {
		b.Run(g.name+"/plain", func(b *testing.B) {
			m := newCallRun(g.funcs, g.args)
			for b.Loop() {
				m.run(func(m *wasm.Machine, f *wasm.Func, sp int) { m.Call(f, sp) })
			}
		})
		b.Run(g.name+"/jit", func(b *testing.B) {
			backend, err := amd64.New(amd64.Options{})
			if err != nil {
				b.Skip(err)
			}
			e, err := warm.New(wasm.Driver, jit.DefaultParams(), warm.WithBackend(backend))
			if err != nil {
				b.Fatal(err)
			}
			defer e.Close()
			m := newCallRun(g.funcs, g.args)
			for b.Loop() {
				m.run(func(m *wasm.Machine, f *wasm.Func, sp int) {
					if err := e.Run(context.Background(), m, f, sp); err != nil {
						b.Fatal(err)
					}
				})
			}
		})
	}
}
