// Package canenter says itself where the guest jumps back, because something
// happens between its jumps and the merge point.
package canenter

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"acc", "m"}})

// Machine counts what it does.
type Machine struct {
	Jumps, Acc, Left int
}

// Run runs a guest program: + adds 1, < goes back to the start while Left, !
// goes back to the start or, at the end, out of the program.
func Run(code string, m *Machine) {
	pc, acc := 0, 0
	for pc < len(code) {
		Driver.MergePoint(pc, code, acc, m)
		switch code[pc] {
		case '+':
			acc += 1 + m.Jumps&1
		case '<':
			if m.Left > 0 {
				m.Left--
				pc = -1
				m.Jumps++
				pc++
				Driver.CanEnter(pc, code, acc, m)
				continue
			}
		case '!':
			m.Left--
			pc = 0
			if m.Left < 0 {
				pc = len(code)
			}
			m.Jumps++
			Driver.CanEnter(pc, code, acc, m)
			continue
		}
		pc++
	}
	m.Acc = acc
}
