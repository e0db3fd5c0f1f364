// Package closed: a main loop that is a closure.
//
// Refused: the merge point must be in a declared function, not in a function literal
package closed

import "mergepoint/pkg/jit"

type machine struct{ acc, left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	loop := func(pc int) {
		for ; pc < len(code); pc++ {
			driver.MergePoint(pc, code, m)
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
	loop(0)
}

var guests = []string{"@"}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return "" }
