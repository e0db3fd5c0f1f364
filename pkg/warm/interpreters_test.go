package warm_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/ast"
	"mergepoint/testdata/rv32i"
	"mergepoint/testdata/wasm"
)

// A guestRun is a guest program of one of the interpreters in testdata. Run gives
// what it leaves behind; without an engine it runs as it is.
type guestRun struct {
	name   string
	driver *jit.Driver
	run    func(e *warm.Engine) string
}

func onEngine(e *warm.Engine, plain func(), args ...any) {
	if e == nil {
		plain()
	} else if err := e.Run(context.Background(), args...); err != nil {
		panic(err)
	}
}

// wasmFuncs are functions of a guest: a sum, Fibonacci's numbers, the smaller of two,
// a loop that calls, loops in callees, a sieve, recursion without end.
func wasmFuncs() []*wasm.Func {
	i := func(op uint8, arg int32) wasm.Instr { return wasm.Instr{Op: op, Arg: arg} }
	return []*wasm.Func{
		{Params: 1, Locals: 2, Body: []wasm.Instr{i(wasm.Get, 1), i(wasm.Get, 2), i(wasm.Add, 0), i(wasm.Set, 1), i(wasm.Get, 2), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Tee, 2), i(wasm.Get, 0), i(wasm.LessS, 0), i(wasm.BrIf, 0), i(wasm.Get, 1)}},
		{Params: 1, Body: []wasm.Instr{i(wasm.Get, 0), i(wasm.Const, 2), i(wasm.LessS, 0), i(wasm.BrIf, 14), i(wasm.Get, 0), i(wasm.Const, 1), i(wasm.Sub, 0), i(wasm.Call, 1), i(wasm.Get, 0), i(wasm.Const, 2), i(wasm.Sub, 0), i(wasm.Call, 1), i(wasm.Add, 0), i(wasm.Return, 0), i(wasm.Get, 0)}},
		{Params: 2, Body: []wasm.Instr{i(wasm.Get, 0), i(wasm.Get, 1), i(wasm.LessS, 0), i(wasm.BrIf, 6), i(wasm.Get, 1), i(wasm.Return, 0), i(wasm.Get, 0)}},
		{Params: 1, Locals: 2, Body: []wasm.Instr{i(wasm.Get, 1), i(wasm.Get, 2), i(wasm.Const, 77), i(wasm.Call, 2), i(wasm.Add, 0), i(wasm.Set, 1), i(wasm.Get, 2), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Tee, 2), i(wasm.Get, 0), i(wasm.LessS, 0), i(wasm.BrIf, 0), i(wasm.Get, 1)}},
		{Params: 1, Locals: 2, Body: []wasm.Instr{i(wasm.Get, 1), i(wasm.Const, 40), i(wasm.Call, 0), i(wasm.Add, 0), i(wasm.Set, 1), i(wasm.Get, 2), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Tee, 2), i(wasm.Get, 0), i(wasm.LessS, 0), i(wasm.BrIf, 0), i(wasm.Get, 1)}},
		{Params: 1, Locals: 2, Body: []wasm.Instr{
			i(wasm.Get, 1), i(wasm.Const, 7), i(wasm.Mul, 0), i(wasm.Const, 251), i(wasm.Rem, 0), i(wasm.Tee, 2), i(wasm.Get, 2), i(wasm.Load8, 4), i(wasm.Get, 1), i(wasm.Add, 0), i(wasm.Store8, 4),
			i(wasm.Get, 1), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Tee, 1), i(wasm.Get, 0), i(wasm.LessS, 0), i(wasm.BrIf, 0), i(wasm.Get, 2), i(wasm.Load8, 4)}},
		{Params: 1, Body: []wasm.Instr{i(wasm.Get, 0), i(wasm.Const, 1), i(wasm.Add, 0), i(wasm.Call, 6)}},
	}
}

func wasmRun(name string, f int, n uint32) guestRun {
	return guestRun{"wasm/" + name, wasm.Driver, func(e *warm.Engine) (out string) {
		m := &wasm.Machine{Funcs: wasmFuncs(), Stack: make([]uint32, 4096), Mem: make([]byte, 256)}
		defer func() {
			if p := recover(); p != nil {
				out = fmt.Sprint(p, m.Stack[:8], m.Mem)
			}
		}()
		m.Stack[0] = n
		onEngine(e, func() { m.Call(m.Funcs[f], 1) }, m, m.Funcs[f], 1)
		return fmt.Sprint(m.Stack[:8], m.Mem)
	}}
}

// rvLoop sums what lies in memory, and stores it changed: t0 is the sum, t1 the
// round, a0 how many there are.
var rvLoop = []uint32{
	0x0ff37e13,            // andi t3, t1, 255
	0x200e0e13,            // addi t3, t3, 512
	0x000e2383,            // lw t2, 0(t3)
	0x006383b3,            // add t2, t2, t1
	0x007282b3,            // add t0, t0, t2
	0x007e2023,            // sw t2, 0(t3)
	0x00130313,            // addi t1, t1, 1
	branch(6, 10, 4, -28), // blt t1, a0, the first
	0,
}

func rvRun(name string, decoded bool, n uint32) guestRun {
	driver := rv32i.Direct
	if decoded {
		driver = rv32i.Decoded
	}
	return guestRun{"rv32i/" + name, driver, func(e *warm.Engine) string {
		m := &rv32i.Machine{Mem: make([]byte, 1024)}
		m.X[10] = n
		code := &rv32i.Code{}
		for k, w := range rvLoop {
			for b := range 4 {
				m.Mem[4*k+b] = byte(w >> (8 * b))
			}
			if w != 0 {
				code.Instrs = append(code.Instrs, rv32i.Decode(w))
			}
		}
		if decoded {
			onEngine(e, func() { m.RunDecoded(code, 0) }, m, code, 0)
		} else {
			onEngine(e, func() { m.Run(0) }, m, 0)
		}
		return fmt.Sprint(m.X, m.Mem)
	}}
}

// branch encodes a conditional jump.
func branch(rs1, rs2, fn uint32, by int32) uint32 {
	u := uint32(by)
	return 0x63 | rs1<<15 | rs2<<20 | fn<<12 | u>>12&1<<31 | u>>5&63<<25 | u>>1&15<<8 | u>>11&1<<7
}

func astRun(name string, w *ast.While) guestRun {
	return guestRun{"ast/" + name, ast.Driver, func(e *warm.Engine) (out string) {
		env := &ast.Env{Vars: make([]float64, 4), Left: 200000}
		defer func() {
			if p := recover(); p != nil {
				out = fmt.Sprint(p, env)
			}
		}()
		onEngine(e, func() { w.Exec(env) }, w, env)
		return fmt.Sprint(env)
	}}
}

func bin(l ast.Expr, op byte, r ast.Expr) ast.Expr { return &ast.Bin{Op: op, L: l, R: r} }

// countTo is a loop over a variable.
func countTo(v int, to float64, body ...ast.Stmt) *ast.While {
	return &ast.While{Cond: bin(ast.Var(v), '<', ast.Num(to)), Body: append(ast.Block(body), &ast.Assign{To: v, X: bin(ast.Var(v), '+', ast.Num(1))})}
}

// roots sums roots.
func roots(n float64) *ast.While {
	return countTo(1, n, &ast.Assign{To: 0, X: bin(ast.Var(0), '+', &ast.Sqrt{X: bin(ast.Var(1), '*', ast.Num(0.5))})})
}

// inner has a loop in a loop, behind a condition.
func inner(n, m float64) *ast.While {
	return countTo(2, n, &ast.Assign{To: 1, X: ast.Num(0)},
		&ast.If{Cond: bin(ast.Var(2), '<', ast.Num(n-2)), Then: roots(m), Else: &ast.Assign{To: 3, X: ast.Var(0)}})
}

// guestRuns are the programs, with about so many rounds.
func guestRuns(n int) []guestRun {
	u, f := uint32(n), float64(n)
	list := []guestRun{
		wasmRun("sum", 0, u), wasmRun("calls", 3, u), wasmRun("loops-in-callees", 4, u/40+3), wasmRun("memory", 5, u), wasmRun("fib", 1, min(u, 22)), wasmRun("deep", 6, 0),
		rvRun("memory", false, u), rvRun("decoded", true, u),
		astRun("roots", roots(f)), astRun("loops-in-loops", inner(f/10+3, 10)), astRun("long-inner", inner(5, f)),
		astRun("bad", countTo(1, f, &ast.If{Cond: bin(ast.Num(f-3), '<', ast.Var(1)), Then: &ast.Assign{To: 0, X: bin(ast.Var(1), '?', ast.Num(1))}})),
		schemeRun(n),
	}
	return slices.Concat(list, taggedRuns(n), regexRuns(n), boxedRuns(n))
}

var guestModes = []string{"threshold=1,trace_eagerness=1", "threshold=2,trace_eagerness=1", "threshold=3,trace_eagerness=2,enable_opts=none", "threshold=7,trace_eagerness=3", "threshold=2,trace_eagerness=1,trace_limit=1500", "threshold=5,trace_eagerness=2,enable_opts=rewrite:heap"}

// TestInterpreters holds the interpreters against their plain run, twice in one
// engine.
func TestInterpreters(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 9))
	for _, mode := range guestModes {
		for _, g := range guestRuns(20 + rnd.IntN(60)) {
			want := g.run(nil)
			for _, b := range backends(t) {
				w := &compiledSink{t: t}
				e := guestEngine(t, g.driver, mode, b, w)
				for range 2 {
					if got := g.run(e); got != want {
						t.Errorf("%s, %s, %s: got %s, want %s", g.name, mode, b.Name(), got, want)
					}
				}
				if w.loops == 0 && g.name != "wasm/fib" && g.name != "wasm/deep" {
					t.Errorf("%s, %s: nothing is compiled", g.name, mode)
				}
				_ = e.Close()
			}
		}
	}
}

// TestFrameAndStack: variables and stack of a guest function lie in one slice and are told
// apart, so that nothing of a sum stays in memory, and it has a formula.
func TestFrameAndStack(t *testing.T) {
	w := &compiledSink{t: t}
	e := guestEngine(t, wasm.Driver, "", runner.New(), w)
	defer e.Close()
	wasmRun("sum", 0, 5000).run(e)
	if w.loops == 0 || w.closed == 0 {
		t.Errorf("%d loops, %d of them closed", w.loops, w.closed)
	}
}

func backends(t testing.TB) []backend.Backend {
	list := []backend.Backend{runner.New()}
	if b, err := amd64.New(amd64.Options{}); err == nil {
		list = append(list, b)
	}
	return list
}

func guestEngine(t testing.TB, d *jit.Driver, mode string, b backend.Backend, s trace.Sink) *warm.Engine {
	t.Helper()
	p := jit.DefaultParams()
	if err := p.Set(mode); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(d, p, warm.WithBackend(b), warm.WithSink(s))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// compiledSink counts loops, and reports the engine's mistakes.
type compiledSink struct {
	t             *testing.T
	loops, closed int
}

func (s *compiledSink) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventCompiled:
		s.loops++
		if e.Trace.IsClosed() {
			s.closed++
		}
	case trace.EventAborted:
		if e.Reason == trace.AbortBug {
			s.t.Error(e.Detail)
		}
	}
}

// BenchmarkInterpreters gives the times of plain runs and of new engines.
func BenchmarkInterpreters(b *testing.B) {
	for _, g := range guestRuns(200000) {
		b.Run(g.name+"/plain", func(b *testing.B) {
			for b.Loop() {
				g.run(nil)
			}
		})
		b.Run(g.name+"/jit", func(b *testing.B) {
			for b.Loop() {
				m, err := amd64.New(amd64.Options{})
				if err != nil {
					b.Skip(err)
				}
				e := guestEngine(b, g.driver, "", m, nil)
				g.run(e)
				_ = e.Close()
			}
		})
	}
}
