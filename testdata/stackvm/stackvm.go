package stackvm

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"sp", "m"}})

// A Machine has a stack.
type Machine struct{ Stack [32]int }

// Run runs a program on a stack with sp numbers.
//
//	0…9        push a digit
//	d s o      push the top again; swap the two on top; push the one below the top again
//	+ - * < !  on the two numbers on top
//	jx         pop, and go back x-'a' characters unless it is 0
func Run(code string, sp int, m *Machine) {
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, sp, m)
		switch code[pc] {
		case 'd':
			m.Stack[sp] = m.Stack[sp-1]
			sp++
		case 'o':
			m.Stack[sp] = m.Stack[sp-2]
			sp++
		case 's':
			m.Stack[sp-1], m.Stack[sp-2] = m.Stack[sp-2], m.Stack[sp-1]
		case '+', '-', '*', '<', '!':
			sp--
			m.Stack[sp-1] = binary(code[pc], m.Stack[sp-1], m.Stack[sp])
		case 'j':
			sp--
			if m.Stack[sp] != 0 {
				pc -= int(code[pc+1] - 'a')
			} else {
				pc++
			}
		default:
			m.Stack[sp] = int(code[pc] - '0')
			sp++
		}
	}
}

func binary(op byte, a, b int) int {
	switch op {
	case '+':
		return a + b
	case '-':
		return a - b
	case '*':
		return a * b
	case '<':
		return truth(a < b)
	}
	return truth(a != b)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
