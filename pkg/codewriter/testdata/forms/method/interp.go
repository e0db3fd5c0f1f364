// Package method has its main loop in a method, pc in the for statement, and
// relative jumps.
package method

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "on"}})

// Machine is the state.
type Machine struct {
	Acc, Left int
}

// Run runs a guest program: a number above 0 is added, one below 0 jumps back
// so far while Left, 0 turns adding on or off.
func (m *Machine) Run(code []int8) {
	on := true
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m, on)
		switch n := code[pc]; {
		case n == 0:
			on = !on
		case n > 0:
			m.add(on, n)
		default:
			m.Left--
			if m.Left > 0 {
				pc += int(n)
			}
		}
	}
}

func (m *Machine) add(on bool, n int8) {
	if on {
		m.Acc += int(n)
	} else {
		m.Acc ^= int(n)
	}
}
