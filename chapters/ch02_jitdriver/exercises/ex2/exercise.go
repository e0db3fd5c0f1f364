//go:build exercise

package ex2

// A machine is what programs work on.
type machine struct{ acc, n int }

// run runs a program, at most budget instructions of it.
func run(program string, m *machine, budget int) {
	for pc := 0; pc < len(program) && budget > 0; pc++ {
		// Write this, and the driver.
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
