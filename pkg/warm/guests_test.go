package warm_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/ast"
	"mergepoint/testdata/rv32i"
	"mergepoint/testdata/wasm"
)

// Random guest programs of the interpreters in testdata. A program is written as the
// seed that it is made from.

func randomSeed(r *rand.Rand) string { return strconv.FormatUint(r.Uint64(), 10) }

func fromSeed(code string) *rand.Rand {
	seed, err := strconv.ParseUint(code, 10, 64)
	if err != nil {
		panic(err)
	}
	return rand.New(rand.NewPCG(seed, 3))
}

// left gives what a run leaves behind, its panic included.
func left(e *warm.Engine, state func() string, args ...any) (s string) {
	defer func() {
		if p := recover(); p != nil {
			s = fmt.Sprint(p, state())
		}
	}()
	onEngine(e, nil, args...)
	return state()
}

// wasmWriter writes a guest function: 2 parameters, 3 variables, 3 counters. It calls
// those behind it, and itself as often as its first parameter says.
type wasmWriter struct {
	r             *rand.Rand
	number, funcs int
	body          []wasm.Instr
}

const wasmCounter = 5 // the first counter's local

func randomWasm(r *rand.Rand) (list []*wasm.Func) {
	const funcs = 3
	for n := range funcs {
		w := &wasmWriter{r: r, number: n, funcs: funcs}
		if n == 0 {
			w.loop(0)
		}
		w.block(0)
		if r.IntN(2) == 0 {
			w.recurse()
		}
		w.expr(2)
		list = append(list, &wasm.Func{Params: 2, Locals: 6, Body: w.body})
	}
	return list
}

func (w *wasmWriter) emit(op uint8, arg int) { w.body = append(w.body, wasmInstr(op, int32(arg))) }

func (w *wasmWriter) block(depth int) {
	for range 1 + w.r.IntN(3) {
		w.statement(depth)
	}
}

func (w *wasmWriter) statement(depth int) {
	switch n := w.r.IntN(16); {
	case n < 5 && depth < 3:
		w.loop(depth)
	case n < 7 && depth < 4:
		w.unless(func() { w.expr(2) }, func() { w.block(depth + 1) })
	case n == 7 && w.r.IntN(3) == 0:
		w.unless(func() { w.expr(1) }, func() { w.expr(1); w.emit(wasm.Return, 0) })
	case n < 10:
		w.address()
		w.expr(2)
		w.emit(wasm.Store8, w.r.IntN(50))
	default:
		w.expr(3)
		w.emit(wasm.Set, w.r.IntN(wasmCounter))
	}
}

// loop goes round a few times.
func (w *wasmWriter) loop(depth int) {
	counter := wasmCounter + depth
	w.emit(wasm.Const, 1+w.r.IntN([]int{18, 5, 3}[depth]/(1+w.number)))
	w.emit(wasm.Set, counter)
	start := len(w.body)
	w.block(depth + 1)
	w.emit(wasm.Get, counter)
	w.emit(wasm.Const, 1)
	w.emit(wasm.Sub, 0)
	w.emit(wasm.Tee, counter)
	w.emit(wasm.BrIf, start)
}

// unless does something if a condition is 0.
func (w *wasmWriter) unless(cond, do func()) {
	cond()
	at := len(w.body)
	w.emit(wasm.BrIf, 0)
	do()
	w.body[at].Arg = int32(len(w.body))
}

// recurse calls the function itself, once.
func (w *wasmWriter) recurse() {
	w.unless(func() { w.emit(wasm.Get, 0); w.emit(wasm.Const, 1); w.emit(wasm.LessS, 0) }, func() {
		w.emit(wasm.Get, 0)
		w.emit(wasm.Const, 9)
		w.emit(wasm.Rem, 0)
		w.emit(wasm.Const, 1)
		w.emit(wasm.Sub, 0)
		w.expr(1)
		w.emit(wasm.Call, w.number)
		w.emit(wasm.Set, 2+w.r.IntN(3))
	})
}

// address is a place in memory, or beside it, seldom.
func (w *wasmWriter) address() {
	w.expr(1)
	w.emit(wasm.Const, 200+w.r.IntN(8)/7*60)
	w.emit(wasm.Rem, 0)
}

func (w *wasmWriter) expr(depth int) {
	switch n := w.r.IntN(14); {
	case depth == 0 && n < 5, n == 0:
		w.emit(wasm.Const, w.r.IntN(9)-2)
	case depth == 0, n < 4:
		w.emit(wasm.Get, w.r.IntN(wasmCounter+1))
	case n == 4:
		w.expr(depth - 1)
		w.emit(wasm.Eqz, 0)
	case n == 5:
		w.address()
		w.emit(wasm.Load8, w.r.IntN(50))
	case n < 8 && w.number+1 < w.funcs:
		w.emit(wasm.Const, w.r.IntN(5))
		w.expr(depth - 1)
		w.emit(wasm.Call, w.number+1+w.r.IntN(w.funcs-w.number-1))
	case n == 8 && w.r.IntN(12) == 0:
		w.pair(wasm.Rem, depth)
	default:
		w.pair([]uint8{wasm.Add, wasm.Sub, wasm.Mul, wasm.LessS}[w.r.IntN(4)], depth)
	}
}

func (w *wasmWriter) pair(op uint8, depth int) {
	w.expr(depth - 1)
	w.expr(depth - 1)
	w.emit(op, 0)
}

// TestRandomWasm is TestRandomGuests for guest functions that call each other.
func TestRandomWasm(t *testing.T) {
	judgeSome(t, *guests/5, wasm.Driver, randomSeed, func(e *warm.Engine, code string, limit int) string {
		m := &wasm.Machine{Funcs: randomWasm(fromSeed(code)), Stack: make([]uint32, 400), Mem: make([]byte, 256)}
		m.Stack[0], m.Stack[1] = uint32(limit%7), uint32(limit)
		return left(e, func() string { return fmt.Sprint(m.Stack[:40], m.Mem) }, m, m.Funcs[0], 2)
	})
}

// treeWriter writes a tree.
type treeWriter struct{ r *rand.Rand }

func (w treeWriter) expr(depth int) ast.Expr {
	switch n := w.r.IntN(10); {
	case depth == 0 && n < 4, n == 0:
		return ast.Num(float64(w.r.IntN(9)) / 2)
	case depth == 0, n < 4:
		return ast.Var(w.r.IntN(8))
	case n == 4:
		return &ast.Sqrt{X: w.expr(depth - 1)}
	case n == 5 && w.r.IntN(60) == 0:
		return ast.Var(8)
	}
	return bin(w.expr(depth-1), "+-*/<<"[w.r.IntN(6)], w.expr(depth-1))
}

func (w treeWriter) block(depth int) ast.Block {
	var list ast.Block
	for range 1 + w.r.IntN(3) {
		list = append(list, w.statement(depth))
	}
	return list
}

func (w treeWriter) statement(depth int) ast.Stmt {
	switch n := w.r.IntN(8); {
	case n < 2 && depth < 3:
		return w.loop(depth)
	case n < 4 && depth < 4:
		s := &ast.If{Cond: w.expr(2), Then: w.block(depth + 1)}
		if w.r.IntN(2) == 0 {
			s.Else = w.block(depth + 1)
		}
		return s
	}
	return &ast.Assign{To: w.r.IntN(5), X: w.expr(3)}
}

// loop counts in a variable of its own; sometimes its body does not come that far.
func (w treeWriter) loop(depth int) *ast.While {
	counter := 5 + depth
	loop := countTo(counter, float64(1+w.r.IntN([]int{40, 8, 4}[depth])), w.block(depth+1)...)
	loop.Body = append(loop.Body.(ast.Block), &ast.If{Cond: w.expr(1), Then: &ast.Assign{To: counter, X: bin(ast.Var(counter), '+', ast.Num(1))}})
	return loop
}

// TestRandomTrees is TestRandomGuests for trees.
func TestRandomTrees(t *testing.T) {
	judge(t, ast.Driver, randomSeed, func(e *warm.Engine, code string, limit int) string {
		w := treeWriter{fromSeed(code)}
		env := &ast.Env{Vars: make([]float64, 8), Left: 10 * limit}
		env.Vars[0] = float64(limit)
		return left(e, func() string { return fmt.Sprint(env) }, w.loop(0), env)
	})
}

// randomRV writes loops in loops over registers 5 to 9 and memory behind 512, on
// counters in 10, 11 and 12.
func randomRV(r *rand.Rand) (code []uint32) {
	var block func(depth int)
	reg := func() uint32 { return uint32(5 + r.IntN(6)) } // one in six is a counter that is read
	immediate := func(rd, fn, rs1 uint32, imm int32) {
		code = append(code, 0x13|rd<<7|fn<<12|rs1<<15|uint32(imm)<<20)
	}
	place := func(rd uint32) { // 512 + 4 * something
		immediate(rd, 7, reg(), 63)
		immediate(rd, 1, rd, 2)
		immediate(rd, 0, rd, 512)
	}
	loop := func(depth int) {
		counter := uint32(10 + depth)
		immediate(counter, 0, 0, int32(1+r.IntN([]int{30, 6, 3}[depth])))
		start := len(code)
		block(depth + 1)
		immediate(counter, 0, counter, -1)
		code = append(code, branch(counter, 0, 1, int32(4*(start-len(code)))))
	}
	block = func(depth int) {
		for range 1 + r.IntN(4) {
			rd := uint32(5 + r.IntN(5))
			switch n := r.IntN(12); {
			case n < 2 && depth < 3:
				loop(depth)
			case n < 4 && depth < 4: // skip a block
				at := len(code)
				code = append(code, 0)
				block(depth + 1)
				code[at] = branch(reg(), reg(), []uint32{0, 1, 4, 5, 6, 7}[r.IntN(6)], int32(4*(len(code)-at)))
			case n == 4:
				place(9)
				code = append(code, 0x03|rd<<7|2<<12|9<<15)
			case n == 5:
				place(9)
				code = append(code, 0x23|2<<12|9<<15|reg()<<20)
			case n < 8:
				immediate(rd, uint32(r.IntN(8)), reg(), int32(r.IntN(40)-8))
			default:
				sub := uint32(r.IntN(2))
				code = append(code, 0x33|rd<<7|uint32(r.IntN(8))<<12|reg()<<15|reg()<<20|sub<<30)
			}
		}
	}
	loop(0)
	return code
}

func judgeRV(t *testing.T, d *jit.Driver) {
	judge(t, d, randomSeed, func(e *warm.Engine, code string, limit int) string {
		m := &rv32i.Machine{Mem: make([]byte, 1024)}
		m.X[5], m.X[6] = uint32(limit), uint32(1000*limit)
		ahead := &rv32i.Code{}
		words := randomRV(fromSeed(code))
		for k, w := range words[:min(len(words), 127)] {
			for b := range 4 {
				m.Mem[4*k+b] = byte(w >> (8 * b))
			}
			ahead.Instrs = append(ahead.Instrs, rv32i.Decode(w))
		}
		state := func() string { return fmt.Sprint(m.X, m.Mem) }
		if d == rv32i.Direct {
			return left(e, state, m, 0)
		}
		return left(e, state, m, ahead, 0)
	})
}

// TestRandomRV is TestRandomGuests for machine code of RISC-V, from memory and decoded.
func TestRandomRV(t *testing.T) {
	t.Run("direct", func(t *testing.T) { judgeRV(t, rv32i.Direct) })
	t.Run("decoded", func(t *testing.T) { judgeRV(t, rv32i.Decoded) })
}
