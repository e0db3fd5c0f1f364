// Package promoted: values of several words are promoted word by word, and the
// guest's jumps back are marked in a helper.
package promoted

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type shape interface{ area() int }

type square struct{ side int }

func (s *square) area() int { return s.side * s.side }

type pair struct {
	name string
	n    int
}

type machine struct {
	names     []string
	s         shape
	few       []int
	p         pair
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			if name := jit.Promote(m.names[m.left&1]); name == "one" {
				m.acc += len(name)
			}
		case 'b':
			m.acc += jit.Promote(m.s).area()
			if m.left == 7 {
				m.s = &square{9}
			}
		case 'c':
			m.acc ^= jit.Promote(m.few)[m.left%3]
			m.few[m.left&1]++
			if m.left == 9 {
				m.few = m.few[1:]
				m.few = append(m.few, 5)
			}
		case 'd':
			m.p.n = m.left & 1
			m.acc += jit.Promote(m.p).n + len(m.p.name)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
				back(pc+1, code, m)
			}
		}
	}
}

func back(pc int, code string, m *machine) { driver.CanEnter(pc, code, m) }

func newM() *machine {
	return &machine{left: 40, names: []string{"one", "three"}, s: &square{3}, few: []int{4, 5, 6}, p: pair{name: "p"}}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.few, m.s.area(), m.p) }

var guests = []string{"a@", "b@", "c@", "d@", "abcd@"}
