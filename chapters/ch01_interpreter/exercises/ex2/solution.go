//go:build solution

package ex2

import ch01 "mergepoint/chapters/ch01_interpreter"

// Jumps gives, for the index of each bracket of a program, that of its partner. The
// brackets match.
func Jumps(program string) []int {
	jumps := make([]int, len(program))
	var open []int
	for pc := range len(program) {
		switch program[pc] {
		case '[':
			open = append(open, pc)
		case ']':
			last := open[len(open)-1]
			open = open[:len(open)-1]
			jumps[pc], jumps[last] = last, pc
		}
	}
	return jumps
}

// Mainloop runs a program on a tape as the chapter's mainloop does.
func Mainloop(program string, jumps []int, tape *ch01.Tape) {
	for pc := 0; pc < len(program); pc++ {
		switch program[pc] {
		case '>':
			tape.Advance()
		case '<':
			tape.Left(pc)
		case '+':
			tape.Inc()
		case '-':
			tape.Dec()
		case '.':
			tape.Print()
		case ',':
			tape.Read()
		case '[':
			if tape.Get() == 0 {
				pc = jumps[pc]
			}
		case ']':
			if tape.Get() != 0 {
				pc = jumps[pc]
			}
		}
	}
}
