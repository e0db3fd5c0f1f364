// Package forgotten is an interpreter that counts its steps in a variable of
// which its driver says nothing: translate refuses it.
package forgotten

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{
	Greens: []string{"pc", "program"},
	Reds:   []string{"tape"},
})

type Tape struct {
	cell  int
	steps int
}

func mainloop(program string, tape *Tape) {
	steps := 0
	for pc := 0; pc < len(program); pc++ {
		driver.MergePoint(pc, program, tape)
		steps++
		switch program[pc] {
		case '+':
			tape.cell++
		case '-':
			tape.cell--
		case 'r':
			if tape.cell != 0 {
				pc = -1
			}
		}
	}
	tape.steps = steps
}
