package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc+1, m) // want "a hint takes plain variables, those the driver lists: pc, m"
	}
}
