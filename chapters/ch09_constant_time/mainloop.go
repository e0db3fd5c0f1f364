package ch09

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// driver names the variables of mainloop. The green ones say where the guest
// program is: whenever they have the values they had before, it has come round a
// loop. The red one is what the program works on.
var driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc", "program", "bracketMap"},
	Reds:     []string{"tape"},
	Location: location,
})

// location shows a position to people who read a log: the program, with the
// instruction at pc between underscores.
func location(pc int, program string, bracketMap *Dict) string {
	return program[:pc] + "_" + program[pc:pc+1] + "_" + program[pc+1:]
}

// matchingBracket gives the index of the partner of the bracket at pc. It is
// pure: bracketMap is complete before the program starts, so for the same
// arguments the result is the same for ever.
//
//jit:pure
func matchingBracket(bracketMap *Dict, pc int) int { return bracketMap.Get(pc) }

// mainloop runs a guest program. The program is a string of instructions, pc
// indexes it, and bracketMap tells where the partner of each bracket is.
func mainloop(program string, bracketMap *Dict, tape *Tape) {
	pc := 0
	for pc < len(program) {
		driver.MergePoint(pc, program, bracketMap, tape)
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
				pc = matchingBracket(bracketMap, pc)
			}
		case ']':
			if tape.Get() != 0 {
				pc = matchingBracket(bracketMap, pc)
			}
		}
		pc++
	}
}
