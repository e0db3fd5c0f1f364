package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m, n *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m, n) // want "the driver lists 2 variables, but 3 are passed: want \(pc, m\)"
	}
}
