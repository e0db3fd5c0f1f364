// Package unnamed: a struct of another package, of which the generated file cannot name a part.
package unnamed

import (
	"fmt"
	"net/netip"

	"mergepoint/pkg/jit"
)

type machine struct {
	from, to netip.Addr

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.to = m.from
			m.acc++
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}

	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.to, m.acc, m.left) }

var guests = []string{"a@"}
