package cells

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// A Cell is what a tape is made of.
type Cell interface{ uint8 | uint16 | uint32 | int }

// driver is that of all instances.
var driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc", "code"},
	Reds:     []string{"tape"},
	Location: location,
})

// A program is a guest program: its instructions, and for each bracket where its
// partner is.
//
//jit:immutable
type program struct {
	text    string
	partner []int
}

func location(pc int, code *program) string {
	return code.text[:pc] + "_" + code.text[pc:pc+1] + "_" + code.text[pc+1:]
}

// mainloop runs a guest program.
func mainloop[C Cell](code *program, tape *Tape[C]) {
	for pc := 0; pc < len(code.text); pc++ {
		driver.MergePoint(pc, code, tape)
		switch code.text[pc] {
		case '>':
			tape.Advance()
		case '<':
			tape.Left(pc)
		case '+':
			tape.cells[tape.position]++
		case '-':
			tape.cells[tape.position]--
		case '.':
			tape.Print()
		case ',':
			tape.Read()
		case '[':
			if tape.cells[tape.position] == 0 {
				pc = code.partner[pc]
			}
		case ']':
			if tape.cells[tape.position] != 0 {
				pc = code.partner[pc]
			}
		}
	}
}
