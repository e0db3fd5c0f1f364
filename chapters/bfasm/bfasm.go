package bfasm

import (
	"fmt"
	"strings"
)

// A Cell is the place of a variable on the tape.
type Cell int

// An Asm is a program being written.
type Asm struct {
	lines []string // finished, without line ends
	line  []byte
	depth int  // of nesting, for indentation
	at    Cell // where the pointer is
	next  Cell // the first cell not taken
}

// New starts a program at cell 0.
func New() *Asm { return &Asm{} }

// String gives the program's text.
func (a *Asm) String() string {
	a.end()
	return strings.Join(a.lines, "\n") + "\n"
}

// Note starts a line with a comment. It must not contain an instruction.
func (a *Asm) Note(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if strings.ContainsAny(text, "><+-.,[]") {
		panic("bfasm: Note: instruction in comment: " + text)
	}
	a.end()
	a.lines = append(a.lines, a.indent()+text)
}

const (
	width    = 78 // of a line of code
	maxDepth = 12 // of indentation
)

func (a *Asm) indent() string { return strings.Repeat("  ", min(a.depth, maxDepth)) }

// end ends the line of code, if there is one.
func (a *Asm) end() {
	if len(a.line) > 0 {
		a.lines = append(a.lines, a.indent()+string(a.line))
		a.line = nil
	}
}

// emit adds instructions.
func (a *Asm) emit(code string) {
	for _, c := range []byte(code) {
		if len(a.line) >= width-2*min(a.depth, maxDepth) {
			a.end()
		}
		a.line = append(a.line, c)
	}
}

// Var takes the next free cell.
func (a *Asm) Var() Cell { return a.Vars(1) }

// Vars takes n cells in a row and gives the first.
func (a *Asm) Vars(n int) Cell {
	if a.next < 0 {
		panic("bfasm: Vars: a row must be the last variable")
	}
	c := a.next
	a.next += Cell(n)
	return c
}

// To moves the pointer.
func (a *Asm) To(c Cell) {
	a.emit(step(int(c - a.at)))
	a.at = c
}

// step is the code that moves the pointer by n cells.
func step(n int) string {
	if n < 0 {
		return strings.Repeat("<", -n)
	}
	return strings.Repeat(">", n)
}

// Read reads a byte into a cell.
func (a *Asm) Read(c Cell) {
	a.To(c)
	a.emit(",")
}

// Print prints a cell.
func (a *Asm) Print(c Cell) {
	a.To(c)
	a.emit(".")
}

// Add adds a number, which may be negative, to a cell.
func (a *Asm) Add(c Cell, n int) {
	a.To(c)
	if n < 0 {
		a.emit(strings.Repeat("-", -n))
	} else {
		a.emit(strings.Repeat("+", n))
	}
}

// Set makes a cell that may hold anything hold n.
func (a *Asm) Set(c Cell, n int) {
	a.Clear(c)
	a.Add(c, n)
}

// Clear sets a cell to 0.
func (a *Asm) Clear(c Cell) {
	a.To(c)
	a.emit("[-]")
}

// While runs the body as long as the cell is not 0.
func (a *Asm) While(c Cell, body func()) {
	a.To(c)
	a.block(func() {
		body()
		a.To(c)
	})
}

// Times runs the body as often as the cell says, which is 0 then.
func (a *Asm) Times(c Cell, body func()) {
	a.While(c, func() {
		a.Add(c, -1)
		body()
	})
}

// Once runs the body if the cell is not 0, and sets it to 0.
func (a *Asm) Once(c Cell, body func()) {
	a.While(c, func() {
		a.Clear(c)
		body()
	})
}

// block writes a loop around the body, on lines of their own if it is long.
func (a *Asm) block(body func()) {
	outer, line := a.lines, a.line
	a.lines, a.line = nil, nil
	a.depth++
	body()
	short := len(a.lines) == 0 && len(line)+len(a.line) < width/2
	if !short {
		a.end()
	}
	a.depth--
	inner := a.lines
	if short {
		a.lines, a.line = outer, append(append(append(line, '['), a.line...), ']')
		return
	}
	a.lines, a.line = outer, append(line, '[')
	a.end()
	a.lines, a.line = append(a.lines, inner...), []byte{']'}
	a.end()
}

// Move adds a cell to others and sets it to 0.
func (a *Asm) Move(from Cell, to ...Cell) {
	a.Times(from, func() {
		for _, c := range to {
			a.Add(c, 1)
		}
	})
}

// Copy adds a cell to others and leaves it as it was; tmp is 0 before and after.
func (a *Asm) Copy(from, tmp Cell, to ...Cell) {
	a.Move(from, append([]Cell{tmp}, to...)...)
	a.Move(tmp, from)
}

// Test takes the three cells that [Asm.If] needs: the value, and to its right a
// 1 and a 0.
func (a *Asm) Test() Cell {
	c := a.Vars(3)
	a.Add(c+1, 1)
	return c
}

// If looks at a cell made by [Asm.Test], without changing it and without a copy:
// the pointer itself goes two ways, to the 1 or past it to the 0, and meets
// again there. The bodies may change the value.
func (a *Asm) If(c Cell, nonzero, zero func()) {
	a.To(c)
	a.block(func() { // > ends this loop at c+1, which - has made 0
		nonzero()
		a.Add(c+1, -1)
	})
	a.at = c // the other way; one cell to the right both find what they need
	a.emit(">")
	a.at = c + 1
	a.block(func() {
		a.Add(c+1, -1)
		zero()
		a.To(c + 2)
	})
	a.at = c + 2
	a.Add(c+1, 1)
}

// PrintText prints a text by way of a cell that is 0 before and after.
func (a *Asm) PrintText(tmp Cell, text string) {
	last := byte(0)
	for _, c := range []byte(text) {
		a.Add(tmp, int(c)-int(last))
		a.emit(".")
		last = c
	}
	a.Clear(tmp)
}
