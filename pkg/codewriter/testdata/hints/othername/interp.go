package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m, n *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, n) // want "the driver lists m here, but n is passed"
		n.acc++
	}
}
