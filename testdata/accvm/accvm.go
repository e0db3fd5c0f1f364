package accvm

import (
	"errors"

	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the interpreter's.
var Driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc", "code"},
	Reds:     []string{"acc", "aux", "m"},
	Location: location,
})

// Machine has what is not in Go variables.
type Machine struct {
	Vars  [10]int
	Out   []int
	Limit int // prints that are allowed
}

// ErrFull is what a print over the limit panics with.
var ErrFull = errors.New("accvm: output is full")

func location(pc int, code string) string {
	return code[:pc] + "_" + code[pc:pc+1] + "_" + code[pc+1:]
}

func run(code string, m *Machine) {
	pc, acc, aux := 0, 0, 0
	for pc < len(code) {
		Driver.MergePoint(pc, code, acc, aux, m)
		arg := int(code[pc+1]) - '0'
		switch code[pc] {
		case 'l':
			acc = arg
		case 'L':
			acc = m.Vars[arg]
		case 'S':
			m.Vars[arg] = acc
		case '+':
			acc += m.Vars[arg]
		case '-':
			acc -= arg
		case '*':
			acc *= m.Vars[arg]
		case '/':
			acc /= m.Vars[arg]
		case 's':
			acc, aux = aux, acc
		case 'd':
			aux = acc
		case '<':
			acc = less(acc, m.Vars[arg])
		case 'p':
			m.print(acc)
		case 'j':
			if acc != 0 {
				pc = 2 * arg
				continue
			}
		case 'k':
			if aux != 0 {
				pc = 2 * arg
				continue
			}
		case 'q':
			return
		}
		pc += 2
	}
}

func less(a, b int) int {
	if a < b {
		return 1
	}
	return 0
}

//jit:residual
func (m *Machine) print(v int) {
	if len(m.Out) == m.Limit {
		panic(ErrFull)
	}
	m.Out = append(m.Out, v)
}
