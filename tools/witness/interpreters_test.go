package witness_test

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"mergepoint/chapters/ch05_pure"
	"mergepoint/chapters/ch08_registers"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/codewriter/testdata/subset"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/accvm"
	"mergepoint/testdata/ast"
	"mergepoint/testdata/regex"
	"mergepoint/testdata/regvm"
	"mergepoint/testdata/rv32i"
	"mergepoint/testdata/scheme"
	"mergepoint/testdata/tagged"
	"mergepoint/testdata/wasm"
	"mergepoint/tools/witness"
)

// modes leave as much as possible to compiled code, with all loads in their places
// and with those that passes leave.
var modes = []string{"threshold=1,trace_eagerness=1,enable_opts=none", "threshold=2,trace_eagerness=1"}

// interpreters are runs of interpreters that are checked in, one of each kind.
var interpreters = map[string]func(t *testing.T, mode string, b backend.Backend){
	"subset": func(t *testing.T, mode string, b backend.Backend) {
		for _, code := range []string{"abcdefg]", "hijklmnop]", "qrstuvwxyz]", "a0b]", "c5d]", "e!f]", "g=h]"} {
			run(t, mode, b, subset.Driver, code, subset.New(60))
		}
	},
	"regvm": func(t *testing.T, mode string, b backend.Backend) {
		code, err := regvm.Parse("set r1 60\nloop: add r2 r2 r1\ndeposit r2\nset r6 3\nstore r2 r6\nload r5 r6\naddi r1 -1\nswap\njnz r1 loop\nprint r2")
		if err != nil {
			t.Fatal(err)
		}
		run(t, mode, b, regvm.Driver, code, regvm.NewMachine(100))
	},
	"accvm": func(t *testing.T, mode string, b backend.Backend) {
		run(t, mode, b, accvm.Driver, "L9S1l1p0d1j1", &accvm.Machine{Limit: 50})
	},
	"ast": func(t *testing.T, mode string, b backend.Backend) {
		root := &ast.Assign{To: 0, X: &ast.Bin{Op: '+', L: ast.Var(0), R: &ast.Sqrt{X: ast.Var(1)}}}
		step := &ast.Assign{To: 1, X: &ast.Bin{Op: '+', L: ast.Var(1), R: ast.Num(1)}}
		loop := &ast.While{Cond: &ast.Bin{Op: '<', L: ast.Var(1), R: ast.Num(40)}, Body: ast.Block{root, step}}
		run(t, mode, b, ast.Driver, loop, &ast.Env{Vars: make([]float64, 2), Left: 9})
	},
	"wasm": func(t *testing.T, mode string, b backend.Backend) {
		f := &wasm.Func{Params: 1, Body: []wasm.Instr{{Op: wasm.Get}, {Op: wasm.Get}, {Op: wasm.Store8, Arg: 3}, {Op: wasm.Get}, {Op: wasm.Load8, Arg: 3}, {Op: wasm.Const, Arg: 1}, {Op: wasm.Sub}, {Op: wasm.Tee}, {Op: wasm.BrIf}}}
		m := &wasm.Machine{Funcs: []*wasm.Func{f}, Stack: make([]uint32, 20), Mem: make([]byte, 64)}
		m.Stack[0] = 50
		run(t, mode, b, wasm.Driver, m, f, 1)
	},
	"rv32i": func(t *testing.T, mode string, b backend.Backend) {
		code := &rv32i.Code{}
		for _, w := range []uint32{0x00728293, 0x20502023, 0x20002303, 0xfff50513, 0xfe0518e3} { // addi, sw, lw, addi, bne
			code.Instrs = append(code.Instrs, rv32i.Decode(w))
		}
		m := &rv32i.Machine{Mem: make([]byte, 1024)}
		m.X[10] = 50
		run(t, mode, b, rv32i.Decoded, m, code, 0)
	},
	"tagged": func(t *testing.T, mode string, b backend.Backend) {
		in := tagged.Encode
		f := &tagged.Func{Regs: 6, Consts: []tagged.Value{tagged.IntOf(1), tagged.IntOf(50), tagged.FloatOf(0.5), tagged.StrOf("k")}, Code: []uint32{
			in(tagged.LoadK, 1, 0, 0), in(tagged.LoadK, 2, 1, 0), in(tagged.LoadK, 3, 2, 0), in(tagged.LoadK, 4, 3, 0), in(tagged.NewTab, 5, 0, 0),
			in(tagged.Add, 0, 0, 1), in(tagged.Mul, 3, 3, 0), in(tagged.Put, 5, 4, 3), in(tagged.Get, 3, 5, 4), in(tagged.Less, 0, 2, 0), in(tagged.Jump, 0, -6, 0), in(tagged.Return, 3, 0, 0)}}
		run(t, mode, b, tagged.Driver, tagged.New(f, tagged.IntOf(0)), f)
	},
	"scheme": func(t *testing.T, mode string, b backend.Backend) {
		env, name := scheme.NewEnv(nil), func(s string) scheme.Value { return scheme.Symbol(s) }
		env.Set("less", scheme.Prim(func(args []scheme.Value) (scheme.Value, error) { return args[0].(int) - 1, nil }))
		env.Set("positive", scheme.Prim(func(args []scheme.Value) (scheme.Value, error) { return args[0].(int) > 0, nil }))
		body := scheme.List(name("if"), scheme.List(name("positive"), name("n")), scheme.List(name("f"), scheme.List(name("less"), name("n"))), name("n"))
		x := scheme.List(name("begin"), scheme.List(name("set!"), name("f"), scheme.List(name("lambda"), scheme.List(name("n")), body)), scheme.List(name("f"), 40))
		run(t, mode, b, scheme.Driver, &scheme.Interp{Left: 500}, x, env)
	},
	"regex": func(t *testing.T, mode string, b backend.Backend) {
		re := &regex.Seq{A: &regex.Group{N: &regex.Star{N: &regex.Alt{A: regex.Char('a'), B: &regex.Class{Lo: 'b', Hi: 'c'}}}}, B: regex.Char('d')}
		text := func() *regex.Text {
			return &regex.Text{S: strings.Repeat("abcz", 20) + "abcd", Left: 9999, Ends: make([]int, 1), Starts: []int{-1}}
		}
		run(t, mode, b, regex.Nodes, re, text())
		run(t, mode, b, regex.Closures, regex.Compile(re, regex.Accept), text())
	},
	"pure": func(t *testing.T, mode string, b backend.Backend) {
		bf(t, func(ctx context.Context, src string, o stage.Options) error {
			p, err := ch05.Parse("guest", []byte(src))
			if err != nil {
				return err
			}
			return ch05.Run(ctx, p, strings.NewReader("some input"), io.Discard, o)
		}, mode, b)
	},
	"registers": func(t *testing.T, mode string, b backend.Backend) {
		bf(t, func(ctx context.Context, src string, o stage.Options) error {
			p, err := ch08.Parse("guest", []byte(src))
			if err != nil {
				return err
			}
			return ch08.Run(ctx, p, strings.NewReader("some input"), io.Discard, o)
		}, mode, b)
	},
}

// TestInterpreters runs them on the judge, with a witness.
func TestInterpreters(t *testing.T) {
	for name, guest := range interpreters {
		for _, mode := range modes {
			t.Run(name+" "+mode, func(t *testing.T) {
				b, w := witness.New()
				guest(t, mode, b)
				for _, text := range w.Faults {
					t.Error(text)
				}
				if w.Seen() == 0 {
					t.Error("nothing was seen")
				}
			})
		}
	}
}

func bf(t *testing.T, run func(ctx context.Context, src string, o stage.Options) error, mode string, b backend.Backend) {
	src, err := os.ReadFile("../../testdata/nested.b")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(src), ",[.,]", "++++[>++++[>++++>+<<-]<-]>>."} {
		if err := run(context.Background(), text, stage.Options{JIT: mode, Backend: func() backend.Backend { return open{b} }}); err != nil {
			t.Error(err)
		}
	}
}

// open is a backend that stays open.
type open struct{ backend.Backend }

func (open) Close() error { return nil }

func run(t *testing.T, mode string, b backend.Backend, d *jit.Driver, args ...any) {
	t.Helper()
	p := jit.DefaultParams()
	if err := p.Set(mode); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(d, p, warm.WithBackend(open{b}))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	defer func() { _ = recover() }() // the guest may panic: see the witness
	if err := e.Run(context.Background(), args...); err != nil {
		t.Error(err)
	}
}
