package bfparse

import (
	"fmt"
	"sort"
	"strings"
)

// Instructions are the eight bytes that mean something.
const Instructions = "><+-.,[]"

// A Program is a guest program, ready to run.
type Program struct {
	Name string // as the user wrote it, for messages
	Code string // the instructions alone: what pc indexes
	// Partner has, for each bracket in Code, the index of the bracket it belongs
	// to, and -1 for all other instructions.
	Partner []int

	offsets []int // of each instruction, in bytes of the source
	lines   []int // offset of each line's first byte
}

// A Pos is a place in a source: line and column, in bytes, both from 1.
type Pos struct{ Line, Col int }

func (p Pos) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }

// An Error is a mistake in, or a failure of, the guest program at one place.
type Error struct {
	Name string
	Pos  Pos
	Text string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%s: %s", e.Name, e.Pos, e.Text) }

// Parse reads a program. An unmatched bracket is an *[Error]; where there are
// several, the first in the source is told.
func Parse(name string, src []byte) (*Program, error) {
	p := scan(name, src)
	if err := p.pair(); err != nil {
		return nil, err
	}
	return p, nil
}

// scan keeps the instructions and their places.
func scan(name string, src []byte) *Program {
	p := &Program{Name: name, lines: []int{0}}
	var code strings.Builder
	for offset, c := range src {
		switch {
		case c == '\n':
			p.lines = append(p.lines, offset+1)
		case strings.IndexByte(Instructions, c) >= 0:
			code.WriteByte(c)
			p.offsets = append(p.offsets, offset)
		}
	}
	p.Code = code.String()
	return p
}

// pair fills Partner.
func (p *Program) pair() error {
	p.Partner = make([]int, len(p.Code))
	var open []int
	for pc := range p.Partner {
		p.Partner[pc] = -1
		switch p.Code[pc] {
		case '[':
			open = append(open, pc)
		case ']':
			if len(open) == 0 {
				return p.Errorf(pc, "unmatched ']'")
			}
			last := open[len(open)-1]
			open = open[:len(open)-1]
			p.Partner[pc], p.Partner[last] = last, pc
		}
	}
	return p.unclosed(open)
}

// unclosed tells of the innermost bracket that is still open where the program
// ends: where it was opened, and where its partner is missed.
func (p *Program) unclosed(open []int) error {
	if len(open) == 0 {
		return nil
	}
	err := p.Errorf(open[len(open)-1], "unmatched '[': opened here, still open at the end, %s", p.Pos(len(p.Code)))
	if more := len(open) - 1; more > 0 {
		err.Text += fmt.Sprintf(" (and %d more)", more)
	}
	return err
}

// Pos is the place in the source of the instruction at pc; for pc == len(Code),
// one past the last instruction's.
func (p *Program) Pos(pc int) Pos {
	offset := 0
	switch {
	case pc < len(p.offsets):
		offset = p.offsets[pc]
	case len(p.offsets) > 0:
		offset = p.offsets[len(p.offsets)-1] + 1
	}
	line := sort.SearchInts(p.lines, offset+1)
	return Pos{line, offset - p.lines[line-1] + 1}
}

// Errorf makes an error at the instruction at pc.
func (p *Program) Errorf(pc int, format string, args ...any) *Error {
	return &Error{p.Name, p.Pos(pc), fmt.Sprintf(format, args...)}
}
