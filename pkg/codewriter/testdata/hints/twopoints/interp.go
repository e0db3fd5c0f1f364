package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc++
	}
}

func other(m *machine) {
	for pc := 0; pc < 10; pc++ {
		func() {
			driver.MergePoint(pc, m) // want "the merge point must be in a declared function, not in a function literal"
		}()
	}
}
