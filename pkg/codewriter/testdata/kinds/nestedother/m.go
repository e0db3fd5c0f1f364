// Package nestedother: a main loop that runs inside itself by way of a function alone,
// with another program, and goes on with its own. It lists its result.
package nestedother

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left, depth int
	stack            []int
	kept             any
}

func (m *machine) sub(code string) int {
	m.depth++
	defer func() { m.depth-- }()
	return run(code, m)
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "r"}})

func run(code string, m *machine) (r int) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, r)
		switch code[pc] {
		case 'a':
			x := m.acc
			m.stack[1] = x
			if m.depth < 2 {
				r += m.sub("bcb")
			}
			r += m.acc - x + m.stack[1]
		case 'b':
			m.acc++
			m.stack[m.acc&1] += 2
		case 'c':
			n := len(m.stack)
			if m.depth < 2 && m.acc&7 == 3 {
				r += m.sub("dbJ")
			}
			r += len(m.stack) - n
			m.stack[len(m.stack)-1]++
		case 'd':
			if m.stack = append(m.stack, m.acc); len(m.stack) > 9 {
				m.stack = m.stack[:3:5]
			}
		case 'k':
			m.kept = m.acc
			if m.depth < 2 {
				m.sub("w")
			}
			if k, ok := m.kept.(int); ok {
				r += k
			} else {
				r -= 5
			}
		case 'w':
			if m.acc&3 == 1 {
				m.kept = "w"
			}
		case 'J':
			if m.left--; m.left > 0 && m.left&3 != 0 {
				pc = -1
			}
		case 'j':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
		r = (r*3 + m.acc) & 0xffffff
	}
	m.acc ^= r & 1
	return
}

var guests = []string{"aj", "bcj", "bcdj", "abcj", "abcdj", "cakdj", "bcJkacj"}

func newM() *machine { return &machine{left: 90, stack: make([]int, 3)} }

func (m *machine) dump() string { return fmt.Sprint(*m) }
