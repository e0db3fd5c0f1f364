package interp

import "mergepoint/pkg/jit"

type machine struct{ acc int }

func run(m *machine, driver *jit.Driver) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m) // want "the driver must be a package-level variable: var driver = jit.NewDriver\(jit.Config{…}\)"
		m.acc++
	}
}
