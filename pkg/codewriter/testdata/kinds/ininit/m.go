// Package ininit: a main loop that nobody can call.
//
// Refused: the merge point is in init, which nobody can call
package ininit

import "mergepoint/pkg/jit"

type machine struct{ acc, left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func init() {
	m, code := &machine{left: 9}, "@"
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		if m.left--; m.left > 0 {
			pc = -1
		}
	}
}

var guests = []string{"@"}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return "" }

func run(code string, m *machine) {}
