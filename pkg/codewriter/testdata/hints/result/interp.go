package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) int { // want "the function with the merge point must give no results; leave them in a red variable"
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc++
	}
	return m.acc
}
