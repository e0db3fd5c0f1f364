// Package captured: function values that are made before the main loop and hold
// variables: constant ones and those that change, themselves, a receiver; and
// functions that make some.
package captured

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	trail      []int
	step       int
	total, acc int
	left       int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "string", "push", "fact", "turn", "depth"}})

func run(code string, m *machine) {
	step, depth := m.step, 0
	string := func(x int) int { return x*step + m.acc&7 }
	push := func(v int) { m.trail = append(m.trail, v) }
	var fact func(int) int
	fact = func(k int) int {
		if depth++; k < 2 {
			return 1
		}
		return k * fact(k-1) % 10007
	}
	turn := m.turn
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, string, push, fact, turn, depth)
		switch code[pc] {
		case 's':
			m.acc += string(m.left)
		case 'p':
			push(m.acc & 15)
		case 'f':
			m.acc += fact(m.left % 7)
			m.total += depth
		case 't':
			m.acc ^= turn(3)
		case 'h':
			m.acc += m.helped(m.left)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) turn(n int) int {
	m.step += n
	return m.step & 31
}

// helped calls what it makes.
func (m *machine) helped(n int) int {
	add := func(x int) int { return x + n + m.step }
	turn := m.turn
	n += turn(1)
	return add(2) + add(n)
}

func newM() *machine { return &machine{left: 40, step: 3} }

func (m *machine) dump() string { return fmt.Sprint(*m) }

var guests = []string{"s@", "p@", "f@", "t@", "h@", "spfth@"}
