// Package wasm interprets a part of WebAssembly: 32-bit integers, memory, loops and
// calls. A guest function's body is run by the interpreter once more, as most
// interpreters of WebAssembly do it.
package wasm

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "f"}, Reds: []string{"base", "sp", "m"}})

// The instructions. A jump's operand is the index of an instruction.
const (
	Const = iota
	Get
	Set
	Tee
	Add
	Sub
	Mul
	Rem
	LessS
	Eqz
	Load8
	Store8
	Br
	BrIf
	Call
	Return
)

// Instr is an instruction with its operand.
//
//jit:immutable
type Instr struct {
	Op  uint8
	Arg int32
}

// Func is a function: its last result lies on top of the stack at the end.
//
//jit:immutable
type Func struct {
	Params, Locals int
	Body           []Instr
}

// Machine is all state.
type Machine struct {
	Funcs []*Func
	Stack []uint32
	Mem   []byte
}

// Trap is what a guest panics with.
type Trap string

// Error gives the reason.
func (t Trap) Error() string { return "trap: " + string(t) }

// Call runs a function whose parameters lie on the stack below sp, and gives where
// the stack ends then.
func (m *Machine) Call(f *Func, sp int) int {
	base := sp - f.Params
	if sp+f.Locals+16 > len(m.Stack) {
		panic(Trap("call stack exhausted"))
	}
	for n := range f.Locals {
		m.Stack[sp+n] = 0
	}
	sp += f.Locals
	for pc := 0; pc < len(f.Body); pc++ {
		Driver.MergePoint(pc, f, base, sp, m)
		switch in := f.Body[pc]; in.Op {
		case Const:
			m.Stack[sp] = uint32(in.Arg)
			sp++
		case Get:
			m.Stack[sp] = m.Stack[base+int(in.Arg)]
			sp++
		case Set:
			sp--
			m.Stack[base+int(in.Arg)] = m.Stack[sp]
		case Tee:
			m.Stack[base+int(in.Arg)] = m.Stack[sp-1]
		case Add:
			sp--
			m.Stack[sp-1] += m.Stack[sp]
		case Sub:
			sp--
			m.Stack[sp-1] -= m.Stack[sp]
		case Mul:
			sp--
			m.Stack[sp-1] *= m.Stack[sp]
		case Rem:
			sp--
			if m.Stack[sp] == 0 {
				panic(Trap("integer divide by zero"))
			}
			m.Stack[sp-1] %= m.Stack[sp]
		case LessS:
			sp--
			if int32(m.Stack[sp-1]) < int32(m.Stack[sp]) {
				m.Stack[sp-1] = 1
			} else {
				m.Stack[sp-1] = 0
			}
		case Eqz:
			if m.Stack[sp-1] == 0 {
				m.Stack[sp-1] = 1
			} else {
				m.Stack[sp-1] = 0
			}
		case Load8:
			m.Stack[sp-1] = uint32(m.Mem[m.Stack[sp-1]+uint32(in.Arg)])
		case Store8:
			sp -= 2
			m.Mem[m.Stack[sp]+uint32(in.Arg)] = byte(m.Stack[sp+1])
		case Br:
			pc = int(in.Arg) - 1
		case BrIf:
			sp--
			if m.Stack[sp] != 0 {
				pc = int(in.Arg) - 1
			}
		case Call:
			sp = m.Call(m.Funcs[in.Arg], sp)
		case Return:
			m.Stack[base] = m.Stack[sp-1]
			return base + 1
		}
	}
	m.Stack[base] = m.Stack[sp-1]
	return base + 1
}
