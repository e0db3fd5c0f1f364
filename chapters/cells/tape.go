package cells

import (
	"bufio"
	"io"

	"mergepoint/chapters/stage"
)

// Tape is the guest program's world, as in the chapters; its cells wrap around as
// a C does.
type Tape[C Cell] struct {
	cells    []C
	position int

	in  *bufio.Reader
	out *stage.Output
	eof stage.EOF
}

// newTape makes a tape of zeros that reads from in and prints to out.
func newTape[C Cell](in io.Reader, out io.Writer, eof stage.EOF) *Tape[C] {
	return &Tape[C]{cells: make([]C, 64), in: bufio.NewReader(in), out: stage.NewOutput(out), eof: eof}
}

// Advance moves one cell to the right.
func (t *Tape[C]) Advance() {
	t.position++
	if t.position >= len(t.cells) {
		t.grow()
	}
}

// grow makes room to the right of the last cell.
//
//jit:residual
func (t *Tape[C]) grow() {
	if len(t.cells) >= stage.MaxCells {
		panic(stage.ErrTapeFull)
	}
	t.cells = append(t.cells, make([]C, len(t.cells))...)
}

// Left moves one cell to the left; pc tells which instruction left the tape.
func (t *Tape[C]) Left(pc int) {
	t.position--
	if t.position < 0 {
		fallOff(pc)
	}
}

//jit:residual
func fallOff(pc int) {
	panic(stage.Fault{PC: pc, Text: "'<' moves left of the first cell"})
}

// Print writes the low byte of the current cell.
//
//jit:residual
func (t *Tape[C]) Print() {
	if err := t.out.WriteByte(byte(t.cells[t.position])); err != nil {
		panic(stage.IOError{Op: "write", Err: err})
	}
}

// Read sets the current cell to the next byte of the input; when there is none,
// to what eof says.
//
//jit:residual
func (t *Tape[C]) Read() {
	if err := t.out.Flush(); err != nil {
		panic(stage.IOError{Op: "write", Err: err})
	}
	cell := &t.cells[t.position]
	c, err := t.in.ReadByte()
	switch {
	case err == nil:
		*cell = C(c)
	case err == io.EOF:
		*cell = C(t.eof.Apply(int(*cell)))
	default:
		panic(stage.IOError{Op: "read", Err: err})
	}
}
