package guest

import (
	"errors"

	"mergepoint/chapters/stage"
)

// The ends of a run that are not a program's own.
var (
	ErrSteps = errors.New("guest: more steps than allowed")
	ErrLeft  = errors.New("guest: moved left of the first cell")
)

// A Result is what a run did.
type Result struct {
	Output []byte
	Steps  int // instructions executed
	PC     int // of the last one
	Err    error
}

// Run runs the instructions in code for at most limit steps. It shares no code
// with the chapters' interpreters.
func Run(code string, input []byte, eof stage.EOF, limit int) Result {
	return RunCells[int](code, input, eof, limit)
}

// RunCells is Run with cells of another type.
func RunCells[C uint8 | uint16 | uint32 | int](code string, input []byte, eof stage.EOF, limit int) (r Result) {
	jump := partners(code)
	tape := make([]C, 1)
	at, read := 0, 0
	for pc := 0; pc < len(code); pc++ {
		if r.PC = pc; r.Steps == limit {
			r.Err = ErrSteps
			return r
		}
		r.Steps++
		switch code[pc] {
		case '>':
			if at++; at == len(tape) {
				tape = append(tape, make([]C, len(tape))...)
			}
		case '<':
			if at--; at < 0 {
				r.Err = ErrLeft
				return r
			}
		case '+':
			tape[at]++
		case '-':
			tape[at]--
		case '.':
			r.Output = append(r.Output, byte(tape[at]))
		case ',':
			if read < len(input) {
				tape[at] = C(input[read])
				read++
			} else {
				tape[at] = C(eof.Apply(int(tape[at])))
			}
		case '[':
			if tape[at] == 0 {
				pc = int(jump[pc])
			}
		case ']':
			if tape[at] != 0 {
				pc = int(jump[pc])
			}
		}
	}
	return r
}

// partners pairs the brackets of a program in which they match.
func partners(code string) []int32 {
	jump := make([]int32, len(code))
	var open []int32
	for pc := range int32(len(code)) {
		switch code[pc] {
		case '[':
			open = append(open, pc)
		case ']':
			last := open[len(open)-1]
			open = open[:len(open)-1]
			jump[pc], jump[last] = last, pc
		}
	}
	return jump
}
