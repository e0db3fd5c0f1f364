package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc, halted int }

func run(code string, m *machine) {
	for pc := 0; m.halted == 0; pc++ {
		driver.MergePoint(pc, m)
		if m.acc > 3 {
			pc = 1
			driver.CanEnter(pc, m) // want "CanEnter belongs directly before the jump back: (pc changes before the merge point|from here the merge point may not be reached)"
			continue
		}
		m.acc++
	}
}
