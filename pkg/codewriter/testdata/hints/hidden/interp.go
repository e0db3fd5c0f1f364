package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for range 10 {
		pc := m.acc
		driver.MergePoint(pc, m) // want "the hidden counter of a range loop is live at the merge point but neither green nor red"
		m.acc++
	}
}
