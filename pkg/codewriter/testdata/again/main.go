// Package again has statements that are outlined in several files, and variables that
// closures share.
package again

import "mergepoint/pkg/jit"

type machine struct {
	acc, left int
	key       [2]any
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	pc := 0
	for pc < len(code) {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.a(pc)
		case 'b':
			m.b(pc)
		case 'c':
			m.c(pc)
		case 'd':
			m.d(pc)
		case '@':
			m.left--
			if m.left > 0 {
				pc = -1
			}
		}
		pc++
	}
}
