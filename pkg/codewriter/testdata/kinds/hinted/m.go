// Package hinted: variables that are assigned, and mentioned by hints, and nothing
// more: the portal, which has no hints, uses them all the same.
package hinted

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type pair struct{ last, b int }

type machine struct {
	p         pair
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "last", "seen", "size"}})

func run(code string, m *machine) {
	var last byte
	seen, size := 0, len(code)
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, last, seen, size)
		last = code[pc]
		switch code[pc] {
		case '+':
			seen = m.left
			m.p = pair{last: m.acc}
			m.acc += m.left
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

var guests = []string{"+@", "++@"}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return fmt.Sprint(m.p, m.acc, m.left) }
