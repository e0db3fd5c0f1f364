// Package alike: variables that are set before the merge point to what one of its own
// is there, and are used behind it.
package alike

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct{ acc, left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"total", "rest", "m"}})

func run(code string, m *machine) {
	total := 0
	before := 0
	rest := []int{1, 2, 3, 4, 5, 6, 7, 8}
	for turn, each := range []int{3, 5, 7} {
		for pc := 0; pc < len(code); pc++ {
			start, old, list := pc, total, rest
			before = total
			driver.MergePoint(pc, code, total, rest, m)
			switch code[start] {
			case 'a':
				total += start + 2
			case 'b':
				total = total*3&0xffff + old
			case 'c':
				m.acc += before ^ len(list)
				if len(rest) > 1 {
					rest = rest[1:]
				}
			case 'd':
				m.acc = m.acc*5&0xffff + turn*each + list[0]
			case '@':
				if m.left--; m.left > 0 {
					pc = -1
				}
			}
		}
		m.acc += turn * each
		m.left += 20
	}
	m.acc += total
}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left) }

var guests = []string{"a@", "b@", "ab@", "c@", "d@", "abcd@", "dcab@a"}
