// Package method is an interpreter whose merge point sits in a method that
// executes one instruction: translate refuses it.
package method

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{
	Greens: []string{"pc", "program"},
	Reds:   []string{"tape"},
})

type Tape struct {
	cells    [30]int
	position int
}

func mainloop(program string, tape *Tape) {
	for pc := 0; pc < len(program); {
		pc = tape.step(pc, program)
	}
}

func (tape *Tape) step(pc int, program string) int {
	driver.MergePoint(pc, program, tape)
	switch program[pc] {
	case '>':
		tape.position++
	case '<':
		tape.position--
	case '+':
		tape.cells[tape.position]++
	case '-':
		tape.cells[tape.position]--
	case 'r': // return to the start unless the cell is 0
		if tape.cells[tape.position] != 0 {
			return 0
		}
	}
	return pc + 1
}
