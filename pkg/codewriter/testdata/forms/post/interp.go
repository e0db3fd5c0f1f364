// Package post changes a second variable between a jump and the merge point.
package post

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"steps", "m"}})

// Machine is the state.
type Machine struct {
	Steps, Left int
}

// Run runs a guest program: < goes back to the start while Left.
func Run(code string, m *Machine) {
	steps := 0
	for pc := 0; pc < len(code); pc, steps = pc+1, steps+1 {
		Driver.MergePoint(pc, code, steps, m)
		if code[pc] == '<' {
			m.Left--
			if m.Left > 0 {
				pc = -1
			}
		}
	}
	m.Steps = steps
}
