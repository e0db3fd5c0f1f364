package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc, halted int }

func run(code string, m *machine) {
	for pc := 0; m.halted == 0; pc++ {
		if m.acc > 3 {
			pc = 1
			driver.CanEnter(pc, m) // want "CanEnter has no effect here: it is not behind the merge point, in the block of that"
		}
		driver.MergePoint(pc, m)
		m.acc++
	}
}
