package ch01

// mainloop runs a guest program. The program is a string of instructions, pc
// indexes it, and bracketMap tells where the partner of each bracket is.
func mainloop(program string, bracketMap *Dict, tape *Tape) {
	pc := 0
	for pc < len(program) {
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
				pc = bracketMap.Get(pc)
			}
		case ']':
			if tape.Get() != 0 {
				pc = bracketMap.Get(pc)
			}
		}
		pc++
	}
}
