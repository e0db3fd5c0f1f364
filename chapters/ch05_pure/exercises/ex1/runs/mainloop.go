package runs

import "mergepoint/pkg/jit"

//go:generate go tool translate .

var driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc", "program", "jumps"},
	Reds:     []string{"tape"},
	Location: location,
})

func location(pc int, program string, jumps *Jumps) string {
	return program[:pc] + "_" + program[pc:pc+2] + "_" + program[pc+2:]
}

// mainloop runs a program of two-byte instructions.
func mainloop(program string, jumps *Jumps, tape *Tape) {
	pc := 0
	for pc < len(program) {
		driver.MergePoint(pc, program, jumps, tape)
		switch program[pc] {
		case '>':
			tape.Move(int(program[pc+1]))
		case '<':
			tape.Move(-int(program[pc+1]))
		case '+':
			tape.Add(int(program[pc+1]))
		case '-':
			tape.Add(-int(program[pc+1]))
		case '.':
			tape.Print()
		case '[':
			if tape.Get() == 0 {
				pc = partner(jumps, pc)
			}
		case ']':
			if tape.Get() != 0 {
				pc = partner(jumps, pc)
			}
		}
		pc += 2
	}
}

// Jumps has, for the index of each bracket, that of its partner.
type Jumps struct{ to []int }

//jit:pure
func partner(jumps *Jumps, pc int) int { return jumps.to[pc] }

func jumpsOf(program string) *Jumps {
	j := &Jumps{make([]int, len(program))}
	var open []int
	for pc := 0; pc < len(program); pc += 2 {
		switch program[pc] {
		case '[':
			open = append(open, pc)
		case ']':
			last := open[len(open)-1]
			open = open[:len(open)-1]
			j.to[pc], j.to[last] = last, pc
		}
	}
	return j
}
