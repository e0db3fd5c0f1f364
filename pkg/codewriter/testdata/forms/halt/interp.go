// Package halt ends its loop by a jump backward: out of the program.
package halt

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// Machine is the state.
type Machine struct {
	Acc, Left int
}

// Run runs a guest program: + adds 1, < goes back to the start while Left, !
// halts.
func Run(code string, m *Machine) {
	pc := 0
	for pc >= 0 {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case '+':
			m.Acc++
		case '<':
			m.Left--
			if m.Left > 0 {
				pc = 0
				continue
			}
		case '!':
			pc = -1
			continue
		}
		pc++
	}
}
