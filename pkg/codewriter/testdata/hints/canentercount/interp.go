package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	pc := 0
	for pc < 10 {
		driver.MergePoint(pc, m)
		pc++
		for range 3 {
			pc = 1
			driver.CanEnter(pc, m) // want "CanEnter has no effect here: something that is no variable is needed behind it"
			m.acc++
		}
	}
}
