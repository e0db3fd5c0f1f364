// Package functions has two greens that change: the function and the place in it.
package functions

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "fn"}, Reds: []string{"m"}})

// Func is a guest function; it never changes.
//
//jit:immutable
type Func struct {
	Code []Instr
}

// Instr is an instruction: + adds N, c calls Fn, j jumps to N while Left, r
// returns.
//
//jit:immutable
type Instr struct {
	Op byte
	N  int
	Fn *Func
}

type frame struct {
	pc int
	fn *Func
}

// Machine is the state.
type Machine struct {
	Acc, Left int
	depth     int
	stack     [16]frame
}

// Run runs a guest function.
func Run(fn *Func, m *Machine) {
	pc := 0
	for {
		Driver.MergePoint(pc, fn, m)
		in := &fn.Code[pc]
		pc++
		switch in.Op {
		case '+':
			m.Acc = m.Acc*3 + in.N
		case 'c':
			m.push(pc, fn)
			fn, pc = in.Fn, 0
		case 'j':
			m.Left--
			if m.Left > 0 {
				pc = in.N
			}
		case 'r':
			if m.depth == 0 {
				return
			}
			pc, fn = m.pop()
		}
	}
}

func (m *Machine) push(pc int, fn *Func) {
	m.stack[m.depth].pc = pc
	m.stack[m.depth].fn = fn
	m.depth++
}

func (m *Machine) pop() (int, *Func) {
	m.depth--
	return m.stack[m.depth].pc, m.stack[m.depth].fn
}
