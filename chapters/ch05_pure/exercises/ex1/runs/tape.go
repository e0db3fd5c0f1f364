package runs

import "mergepoint/chapters/stage"

// Tape is that of the chapter, without input.
type Tape struct {
	cells    []int
	position int
	out      *stage.Output
}

// Get gives the current cell.
func (t *Tape) Get() int { return t.cells[t.position] }

// Add adds to the current cell.
func (t *Tape) Add(n int) { t.cells[t.position] += n }

// Move moves n cells to the right, or to the left if n is negative.
func (t *Tape) Move(n int) {
	t.position += n
	if t.position >= len(t.cells) {
		t.grow()
	}
	if t.position < 0 {
		fallOff()
	}
}

//jit:residual
func (t *Tape) grow() {
	for t.position >= len(t.cells) {
		t.cells = append(t.cells, make([]int, len(t.cells))...)
	}
}

//jit:residual
func fallOff() { panic(stage.Fault{Text: "moved left of the first cell"}) }

// Print writes the low byte of the current cell.
//
//jit:residual
func (t *Tape) Print() {
	if err := t.out.WriteByte(byte(t.Get())); err != nil {
		panic(stage.IOError{Op: "write", Err: err})
	}
}
