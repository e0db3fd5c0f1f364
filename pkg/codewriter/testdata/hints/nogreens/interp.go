package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for m.acc < 10 {
		driver.MergePoint(m) // want "the driver lists no greens: nothing tells one place of the guest program from another"
		m.acc++
	}
}
