// Package rangedaway: loops over strings and maps in the main loop that set the program
// counter, and go on elsewhere.
package rangedaway

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left int
	marks     map[string]int
	label     rune
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "n"}})

func run(code string, m *machine) int {
	n := 0
next:
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, n)
		switch code[pc] {
		case '+':
			m.acc = (m.acc*3 + n) & 0xffff
		case 'l': // back to the label, or on
			if m.left--; m.left > 0 {
				for i, c := range code {
					if c == m.label {
						pc = i
						continue next
					}
					n += i & 1
				}
			}
			m.acc ^= n
		case 'm':
			for name, at := range m.marks {
				if name == code[:1] && m.left > at {
					m.left--
					pc, n = at, n+1
				}
			}
		case 'r':
			for i := range code {
				if i > 3 && m.left&3 == 1 {
					m.left -= 2
					pc -= 2
					return m.acc - pc
				}
			}
		}
	}
	return m.acc + n
}

func newM() *machine {
	return &machine{left: 60, acc: 7, label: ':', marks: map[string]int{"+": 0, "x": 2}}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left) }

var guests = []string{":+l", "+:+l+", "+m", "+m:+l", "+:+rl", "l+:l", "x++m"}
