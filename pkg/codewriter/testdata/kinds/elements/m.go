// Package elements: elements of arrays, of slices of them, and of arrays that slices became.
package elements

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type reg uint16

type cell struct{ n, next int }

type machine struct {
	regs  [4]reg
	view  []reg
	whole *[4]reg
	cells [3]cell
	row   []cell
	one   *cell
	grid  [2][2]int
	line  []int

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.regs[1] = reg(m.left)
			m.view[1] += 3
			m.acc += int(m.regs[1])
		case 'b':
			m.view[2] = reg(m.left)
			m.whole[2]++
			m.acc += int(m.view[2])
		case 'c':
			m.cells[1].n = m.left
			m.row[1].n -= 2
			m.one.n++
			m.acc += m.cells[1].n
		case 'd':
			m.row[m.left&1].next = m.left
			m.one.next = 9
			m.acc += m.row[1].next
		case 'e':
			m.grid[1][0] = m.left
			m.line[0] += 4
			m.acc += m.grid[1][0]
		case 'f':
			m.regs[m.left&3] = 7
			m.view[3] = 8
			m.acc += int(m.regs[3])
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.view = m.regs[:]
	m.whole = (*[4]reg)(m.view)
	m.row = m.cells[:]
	m.one = &m.cells[1]
	m.line = m.grid[1][:]
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.regs, m.cells, m.grid, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "abcdef@"}
