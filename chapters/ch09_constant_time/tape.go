package ch09

import (
	"bufio"
	"io"

	"mergepoint/chapters/stage"
)

// Tape is the guest program's world: a row of cells that is as long as it needs
// to be, a position in it, and the ways in and out.
type Tape struct {
	cells    []int
	position int

	in  *bufio.Reader
	out *stage.Output
	eof stage.EOF
}

// NewTape makes a tape of zeros that reads from in and prints to out.
func NewTape(in io.Reader, out io.Writer, eof stage.EOF) *Tape {
	return &Tape{
		cells: make([]int, 64),
		in:    bufio.NewReader(in),
		out:   stage.NewOutput(out),
		eof:   eof,
	}
}

// Get gives the current cell.
func (t *Tape) Get() int { return t.cells[t.position] }

// Inc adds 1 to the current cell. Cells are Go ints and wrap around as they do.
func (t *Tape) Inc() { t.cells[t.position]++ }

// Dec takes 1 from the current cell.
func (t *Tape) Dec() { t.cells[t.position]-- }

// Advance moves one cell to the right.
func (t *Tape) Advance() {
	t.position++
	if t.position >= len(t.cells) {
		t.grow()
	}
}

// grow makes room to the right of the last cell.
//
//jit:residual
func (t *Tape) grow() {
	if len(t.cells) >= stage.MaxCells {
		panic(stage.ErrTapeFull)
	}
	t.cells = append(t.cells, make([]int, len(t.cells))...)
}

// Left moves one cell to the left. It is told pc so that it can tell which
// instruction left the tape.
func (t *Tape) Left(pc int) {
	t.position--
	if t.position < 0 {
		fallOff(pc)
	}
}

// fallOff panics: the instruction at pc moved left of the first cell.
//
//jit:residual
func fallOff(pc int) {
	panic(stage.Fault{PC: pc, Text: "'<' moves left of the first cell"})
}

// Print writes the low byte of the current cell.
//
//jit:residual
func (t *Tape) Print() {
	if err := t.out.WriteByte(byte(t.Get())); err != nil {
		panic(stage.IOError{Op: "write", Err: err})
	}
}

// Read sets the current cell to the next byte of the input; when there is none,
// to what eof says. Whoever is asked for input sees first what was printed.
//
//jit:residual
func (t *Tape) Read() {
	if err := t.out.Flush(); err != nil {
		panic(stage.IOError{Op: "write", Err: err})
	}
	c, err := t.in.ReadByte()
	switch {
	case err == nil:
		t.cells[t.position] = int(c)
	case err == io.EOF:
		t.cells[t.position] = t.eof.Apply(t.Get())
	default:
		panic(stage.IOError{Op: "read", Err: err})
	}
}
