// Package drivers has two interpreters, one calling the other.
package drivers

import (
	"strings"

	"mergepoint/pkg/jit"
)

var outer = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

type machine struct {
	acc, left int
	rules     []string
}

// run adds and matches rules.
func (m *machine) run(code string) (sum int, found []string) {
	defer func() { sum += 1000 }()
	pc := 0
	for pc < len(code) {
		outer.MergePoint(pc, code, m)
		op := code[pc]
		pc++
		switch op {
		case '+':
			m.acc++
		case 'm':
			if match(m.rules[m.acc%len(m.rules)], "xxxxxxxxab") {
				m.acc += 3
			}
		case '<':
			if m.left--; m.left > 0 {
				pc = 0
			}
		}
	}
	for _, r := range m.rules {
		if strings.Contains(r, "a") {
			found = append(found, r)
		}
	}
	return m.acc, found
}
