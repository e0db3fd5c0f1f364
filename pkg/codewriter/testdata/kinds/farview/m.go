// Package farview: another package makes a second way to this one's memory.
package farview

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/kinds/farview/slab"

	"mergepoint/pkg/jit"
)

type cell struct{ a, b int }

type machine struct {
	c    *cell
	view []int
	keep *slab.Kept

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.c.b = m.left
			m.view[1] += 5
			m.acc += m.c.b
		case 'b':
			m.keep.N = m.left
			m.keep.Touch()
			m.acc += m.keep.N
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.c = &cell{}
	m.view = slab.Row(&m.c.a, 2)
	m.keep = slab.New()
	return m
}

func (m *machine) dump() string { return fmt.Sprint(*m.c, m.keep.N, m.acc, m.left) }

var guests = []string{"a@", "b@", "ab@"}
