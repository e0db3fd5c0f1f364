// Package slab: numbers are put in blocks, and made values by writing an interface's word,
// by a pointer to it that is kept. What lies beside is as it was.
// Jitcode: field <program.limit> int64 class <program.limit>
package slab

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/jit"
)

type value interface{ show() string }

type number float64

func (n number) show() string { return fmt.Sprint(float64(n)) }

type text string

func (t text) show() string { return string(t) }

type words struct{ typ, word unsafe.Pointer }

type header struct {
	ptr      *float64
	len, cap int
}

type slab struct {
	block   []float64
	view    *header
	scratch value
	into    *words
}

func newSlab() *slab {
	s := &slab{scratch: number(0)}
	s.into = (*words)(unsafe.Pointer(&s.scratch))
	s.grow()
	return s
}

func (s *slab) grow() {
	s.block = make([]float64, 0, 8)
	s.view = (*header)(unsafe.Pointer(&s.block))
}

func (s *slab) value(n float64) value {
	if s.view.len == s.view.cap {
		s.grow()
	}
	s.block = append(s.block, n)
	s.into.word = unsafe.Pointer(&s.block[len(s.block)-1])
	return s.scratch
}

// there does it where the interface lies: nothing needs to be loaded.
func (s *slab) there(n float64) value {
	s.grow()
	s.block = append(s.block, n)
	s.into = (*words)(unsafe.Pointer(&s.scratch))
	s.into.word = unsafe.Pointer(&s.block[0])
	return s.scratch
}

type program struct {
	limit int
	names []string
}

type machine struct {
	slab *slab
	prog *program
	vars []value

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'n': // made and read at once
			v := m.slab.value(float64(m.left))
			m.acc += int(v.(number))
		case 'N':
			m.acc += int(m.slab.scratch.(number))
			v := m.slab.there(float64(m.left))
			m.acc += 3 * int(v.(number))
		case '+':
			x, y := m.vars[0].(number), m.vars[1].(number)
			m.vars[0] = m.slab.value(float64(x + y))
		case 'k':
			m.vars[1] = m.slab.value(float64(m.left % m.prog.limit))
		case 't':
			m.vars[2] = text(m.prog.names[m.left%m.prog.limit])
		case 'h':
			m.acc += 10*m.slab.view.len + len(m.slab.block)
			m.slab.view.len--
			m.acc += len(m.slab.block)
			m.slab.grow()
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	return &machine{
		slab: newSlab(), prog: &program{3, []string{"a", "b", "c"}},
		vars: []value{number(1), number(2), text("x")}, left: 40,
	}
}

func (m *machine) dump() string {
	out := fmt.Sprint(m.slab.block, m.acc, m.left)
	for _, v := range m.vars {
		out += " " + v.show()
	}
	return out
}

var guests = []string{"n@", "+@", "k+@", "n+kt@", "nh@", "k+nh@", "nnnn+@", "nN@", "NnN+@"}
