// Package joined: a main loop that gofmt has not seen. Where a line ends in
// "// joined", the test takes the line's end away.
package joined

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct{ acc, left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) { // joined
	for ; m.left > 0; m.left-- { // joined
		for pc := 0; pc < len(code); pc++ { // joined
			driver.MergePoint(pc, code, m) // joined
			switch code[pc] {
			case '-':
				m.acc-- // joined
				m.acc ^= m.left
			default:
				m.acc += m.left
			}
		}
	}
}

var guests = []string{"+", "+-"}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left) }
