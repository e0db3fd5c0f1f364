package warm_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/warm"
	"mergepoint/testdata/boxed"
)

// boxedWriter writes a function: ints in locals 0 to 2, floats in 3 and 4, counters
// behind them. Now and then one is something else.
type boxedWriter struct {
	r    *rand.Rand
	code []boxed.Instr
}

const (
	boxedFloats  = 3
	boxedValues  = 5
	boxedCounter = boxedValues
	boxedLocals  = boxedCounter + 3
)

// boxedConsts are ints, floats, a string, a bool, nil; the ints first.
func boxedConsts() []boxed.Value {
	list := []boxed.Value{}
	for i := range 12 {
		list = append(list, i)
	}
	return append(list, 1<<40, -7, 0.5, -3.25, "be", true, nil)
}

func randomBoxed(r *rand.Rand) *boxed.Func {
	w := &boxedWriter{r: r}
	for n := range boxedLocals {
		w.constant(n >= boxedFloats && n < boxedCounter)
		w.emit(boxed.Store, n)
	}
	w.loop(0, 30)
	w.block(0)
	w.emit(boxed.Load, r.IntN(boxedValues))
	w.emit(boxed.Return, 0)
	return &boxed.Func{Code: w.code, Consts: boxedConsts(), Locals: boxedLocals}
}

func (w *boxedWriter) emit(op boxed.Op, arg int) {
	w.code = append(w.code, boxed.Instr{Op: op, Arg: arg})
}

func (w *boxedWriter) block(depth int) {
	for range 1 + w.r.IntN(4) {
		if len(w.code) < 120 {
			w.statement(depth)
		}
	}
}

func (w *boxedWriter) statement(depth int) {
	switch n := w.r.IntN(12); {
	case n < 3 && depth < 3:
		w.loop(depth, 1+w.r.IntN(9))
	case n < 5:
		w.compare()
		at := len(w.code)
		w.emit(boxed.JumpIf, 0)
		w.block(depth + 1)
		w.code[at].Arg = len(w.code)
	case n == 5 && w.r.IntN(6) == 0: // a local changes its type
		w.emit(boxed.Push, w.r.IntN(len(boxedConsts())))
		w.emit(boxed.Store, w.r.IntN(boxedValues))
	default:
		to := w.r.IntN(boxedValues)
		w.expr(2, to >= boxedFloats)
		w.emit(boxed.Store, to)
	}
}

func (w *boxedWriter) constant(float bool) {
	if float {
		w.emit(boxed.Push, 14+w.r.IntN(2))
	} else {
		w.emit(boxed.Push, w.r.IntN(14))
	}
}

// loop counts down a local of its own.
func (w *boxedWriter) loop(depth, rounds int) {
	counter := boxedCounter + depth
	w.emit(boxed.Push, rounds%12)
	w.emit(boxed.Store, counter)
	start := len(w.code)
	w.block(depth + 1)
	w.emit(boxed.Load, counter)
	w.emit(boxed.Push, 1)
	w.emit(boxed.Sub, 0)
	w.emit(boxed.Store, counter)
	w.emit(boxed.Push, 0)
	w.emit(boxed.Load, counter)
	w.emit(boxed.Less, 0)
	w.emit(boxed.JumpIf, start)
}

func (w *boxedWriter) compare() {
	float := w.r.IntN(3) == 0
	w.expr(1, float)
	w.expr(1, float)
	w.emit(boxed.Less, 0)
}

// expr leaves a value on the stack.
func (w *boxedWriter) expr(depth int, float bool) {
	switch {
	case w.r.IntN(200) == 0: // one that will not do
		w.emit(boxed.Push, 16+w.r.IntN(3))
	case depth > 0 && w.r.IntN(4) > 0:
		w.expr(depth-1, float)
		w.expr(depth-1, float)
		w.emit([]boxed.Op{boxed.Add, boxed.Add, boxed.Sub, boxed.Mul}[w.r.IntN(4)], 0)
	case w.r.IntN(3) == 0:
		w.constant(float)
	case float:
		w.emit(boxed.Load, boxedFloats+w.r.IntN(boxedValues-boxedFloats))
	default:
		w.emit(boxed.Load, (boxedValues+w.r.IntN(boxedFloats+3))%boxedLocals)
	}
}

func showBoxed(list ...any) string {
	var b strings.Builder
	for _, v := range list {
		text := fmt.Sprintf("%T(%v) ", v, v)
		b.WriteString(text[:min(len(text), 60)])
	}
	return b.String()
}

func TestRandomBoxed(t *testing.T) {
	judgeSome(t, *guests/5, boxed.Driver, randomSeed, func(e *warm.Engine, code string, limit int) string {
		f := randomBoxed(fromSeed(code))
		vm := boxed.New(f, limit)
		return left(e, func() string { return showBoxed(vm.Stack()...) + showBoxed(e.Results()...) }, vm, f)
	})
}

// boxedLoop counts local 1 down from n around a body, which may work on local 0.
func boxedLoop(n, zero, one boxed.Value, body ...boxed.Instr) *boxed.Func {
	code := append([]boxed.Instr{{Op: boxed.Push, Arg: 0}, {Op: boxed.Store, Arg: 1}}, body...)
	return &boxed.Func{Locals: 3, Consts: []boxed.Value{n, zero, one}, Code: append(code,
		boxed.Instr{Op: boxed.Load, Arg: 1}, boxed.Instr{Op: boxed.Push, Arg: 2}, boxed.Instr{Op: boxed.Sub}, boxed.Instr{Op: boxed.Store, Arg: 1},
		boxed.Instr{Op: boxed.Push, Arg: 1}, boxed.Instr{Op: boxed.Load, Arg: 1}, boxed.Instr{Op: boxed.Less}, boxed.Instr{Op: boxed.JumpIf, Arg: 2},
		boxed.Instr{Op: boxed.Load, Arg: 0}, boxed.Instr{Op: boxed.Return})}
}

func boxedRun(name string, f *boxed.Func, first boxed.Value) guestRun {
	return guestRun{"boxed/" + name, boxed.Driver, func(e *warm.Engine) string {
		vm := boxed.New(f, first)
		onEngine(e, func() { _, _ = vm.Run(f) }, vm, f)
		return showBoxed(vm.Stack()...)
	}}
}

func boxedRuns(n int) []guestRun {
	sum := []boxed.Instr{{Op: boxed.Load, Arg: 0}, {Op: boxed.Load, Arg: 1}, {Op: boxed.Add}, {Op: boxed.Store, Arg: 0}}
	branch := []boxed.Instr{
		{Op: boxed.Load, Arg: 0}, {Op: boxed.Load, Arg: 1}, {Op: boxed.Less}, {Op: boxed.JumpIf, Arg: 11},
		{Op: boxed.Load, Arg: 0}, {Op: boxed.Load, Arg: 1}, {Op: boxed.Sub}, {Op: boxed.Store, Arg: 0}, {Op: boxed.Jump, Arg: 15},
		{Op: boxed.Load, Arg: 0}, {Op: boxed.Load, Arg: 1}, {Op: boxed.Add}, {Op: boxed.Store, Arg: 0},
	}
	return []guestRun{
		boxedRun("sum", boxedLoop(n, 0, 1, sum...), 0),
		boxedRun("floats", boxedLoop(float64(n), 0.0, 1.0, sum...), 0.5),
		boxedRun("branch", boxedLoop(n, 0, 1, branch...), 0),
	}
}
