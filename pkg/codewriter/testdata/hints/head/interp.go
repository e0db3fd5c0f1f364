package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc, halted int }

func run(code string, m *machine) {
	for pc := 0; m.halted == 0; pc++ {
		switch driver.MergePoint(pc, m); { // want "the merge point is in the head of a statement; give it a line of its own before that"
		case m.acc > 3:
			pc = 1
		}
		m.acc++
	}
}
