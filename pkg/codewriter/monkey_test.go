package codewriter_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"mergepoint/pkg/codewriter/testdata/forms/monkey"
	"mergepoint/pkg/codewriter/testdata/forms/monkey/code"
	"mergepoint/pkg/codewriter/testdata/forms/monkey/object"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// monkeyOutcome is what a program leaves behind, and how it ended.
func monkeyOutcome(p monkeyProgram, run func(vm *monkey.VM)) (text string) {
	vm := p.machine()
	defer func() {
		r := recover()
		text += vm.Dump()
		if r != nil {
			text += fmt.Sprintf(" panic %T %v", r, r)
		}
	}()
	run(vm)
	return ""
}

// monkeyProgram makes a new machine each time: values change.
type monkeyProgram struct {
	main code.Instructions
	fn   code.Instructions
}

func (p monkeyProgram) machine() *monkey.VM {
	return monkey.New(&object.CompiledFunction{Instructions: p.main}, []object.Object{
		&object.Integer{Value: 60}, &object.Integer{Value: 1}, &object.Integer{Value: 3}, object.True,
		&object.Closure{Fn: &object.CompiledFunction{Instructions: p.fn, NumLocals: 2}}, object.NewArray([]object.Object{object.True, &object.Integer{Value: 5}}),
	})
}

func line(parts ...code.Instructions) (all code.Instructions) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func constant(n int) code.Instructions { return code.Make(code.Constant, n) }
func global(n int) code.Instructions   { return code.Make(code.GetGlobal, n) }
func set(n int) code.Instructions      { return code.Make(code.SetGlobal, n) }
func op(o code.Opcode) code.Instructions {
	return code.Make(o, 0)
}

// counted is a program that goes round 60 times through a body.
func counted(body, fn code.Instructions) monkeyProgram {
	head := line(constant(0), set(0))
	tail := line(global(0), constant(1), op(code.Sub), set(0), constant(1), global(0), op(code.Less))
	end := len(head) + len(body) + len(tail) + 6
	return monkeyProgram{line(head, body, tail, code.Make(code.JumpFalse, end), code.Make(code.Jump, len(head))), fn}
}

// double is a function of one argument.
var double = line(code.Make(code.GetLocal, 0), code.Make(code.GetLocal, 0), op(code.Add), code.Make(code.SetLocal, 1), code.Make(code.GetLocal, 1), op(code.ReturnValue))

var monkeyBodies = []code.Instructions{
	line(global(0), constant(2), op(code.Mul), set(1)),
	line(constant(4), global(0), code.Make(code.Call, 1), set(2)),
	line(constant(5), constant(1), op(code.Index), set(3), constant(5), constant(1), global(0), op(code.SetIndex)),
	line(constant(0), constant(1), code.Make(code.MakeArray, 2), set(4), global(4), constant(5), op(code.Less), set(5)),
	line(code.Make(code.GetBuiltin, 0), constant(5), code.Make(code.Call, 1), set(6), code.Make(code.GetBuiltin, 1), global(0), code.Make(code.Call, 1), set(7)),
	line(constant(3), op(code.Bang), set(8), global(8), constant(3), op(code.Equal), set(9)),
}

// TestMonkey runs an interpreter of three packages, on programs whose loops are known
// and on random ones.
func TestMonkey(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 16))
	programs := []monkeyProgram{}
	for _, body := range monkeyBodies {
		programs = append(programs, counted(body, double))
	}
	for range 40 {
		var body code.Instructions
		for range 1 + rnd.IntN(4) {
			body = append(body, randomMonkey(rnd)...)
		}
		programs = append(programs, counted(body, double))
	}
	for n, p := range programs {
		want := monkeyOutcome(p, func(vm *monkey.VM) { _ = vm.Run() })
		for _, mode := range modes {
			got := monkeyOutcome(p, func(vm *monkey.VM) { runDriver(t, mode, monkey.Driver, []any{vm}) })
			if got != want {
				t.Errorf("%d, %s:\n got %s\nwant %s", n, mode, got, want)
			}
		}
	}
}

// randomMonkey draws statements that leave the stack as it is, mostly.
func randomMonkey(rnd *rand.Rand) code.Instructions {
	value := func() code.Instructions {
		return []code.Instructions{constant(rnd.IntN(6)), global(rnd.IntN(10)), global(0)}[rnd.IntN(3)]
	}
	switch rnd.IntN(6) {
	case 0:
		return line(value(), value(), op(code.Add+code.Opcode(rnd.IntN(5))), set(1+rnd.IntN(9)))
	case 1:
		return line(constant(5), constant(1), op(code.Index), set(1+rnd.IntN(9)))
	case 2:
		return line(constant(5), constant(rnd.IntN(3)), value(), op(code.SetIndex))
	}
	return monkeyBodies[rnd.IntN(len(monkeyBodies))]
}

// noted keeps the traces that were compiled.
type noted struct{ traces []*trace.Trace }

func (n *noted) Event(e trace.Event) {
	if c, ok := e.(trace.EventCompiled); ok {
		n.traces = append(n.traces, c.Trace)
	}
}

// TestMonkeyLooksInside wants no call in loops that use the other packages.
func TestMonkeyLooksInside(t *testing.T) {
	for n, body := range monkeyBodies[:3] {
		sink := &noted{}
		runDriver(t, "threshold=7", monkey.Driver, []any{counted(body, double).machine()}, warm.WithSink(sink))
		if len(sink.traces) == 0 {
			t.Errorf("%d: nothing was compiled", n)
		}
		for _, tr := range sink.traces {
			for _, o := range tr.Ops {
				if o.Code == ops.Call {
					t.Errorf("%d: a call stays: %s", n, tr)
				}
			}
		}
	}
}
