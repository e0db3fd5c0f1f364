package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	pc := 0
	for pc < 10 {
		driver.MergePoint(pc, m)
		pc++
		if m.acc > 3 {
			pc = 1
			driver.CanEnter(pc, m) // want "CanEnter belongs directly before the jump back: from here the merge point may not be reached, or something is done before it"
			m.acc++
		}
	}
}
