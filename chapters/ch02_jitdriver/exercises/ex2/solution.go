//go:build solution

package ex2

import "mergepoint/pkg/jit"

// A machine is what programs work on.
type machine struct{ acc, n int }

var driver = jit.NewDriver(jit.Config{
	Greens: []string{"pc", "program"},
	Reds:   []string{"m", "budget"},
})

// run runs a program, at most budget instructions of it.
func run(program string, m *machine, budget int) {
	for pc := 0; pc < len(program) && budget > 0; pc++ {
		driver.MergePoint(pc, program, m, budget)
		budget--
		switch program[pc] {
		case '+':
			m.acc += m.n
		case '*':
			m.acc *= m.n
		case '-':
			m.n--
		case '@':
			if m.n > 0 {
				pc = -1
			}
		}
	}
}
