package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(m, pc) // want "greens come first, in the driver's order: \(pc, m\)"
	}
}
