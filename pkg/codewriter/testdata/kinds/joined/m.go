// Package joined: a main loop that gofmt has not seen. Where a line ends in
// "// joined", the test takes the line's end away.
package joined

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left int
	to        [2]int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) { // joined
	for pc := 0; pc < len(code); { // joined
		driver.MergePoint(pc, code, m) // joined
		switch code[pc] {
		case '@':
			m.left-- // joined
			pc = m.to[min(m.left, 1)]
		default:
			m.acc += m.left
			pc++
		}
	}
}

var guests = []string{"+@", "++@"}

func newM() *machine { return &machine{left: 40, to: [2]int{9, 0}} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left) }
