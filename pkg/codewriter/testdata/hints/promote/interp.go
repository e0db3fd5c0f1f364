// Package promote has jit.Promote where it has no effect.
package promote

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct {
	acc  int
	name string
	half float64
}

func run(m *machine) {
	pc := 0
	for pc < 3 {
		driver.MergePoint(pc, m)
		m.acc = jit.Promote(m.acc)
		m.acc += jit.Promote(3) // want "jit.Promote has no effect on a constant"
		m.acc += len(jit.Promote(m.name))
		m.half = jit.Promote(m.half) // want "jit.Promote has no effect on a value of type float64"
		pc++
	}
}
