// Package stale has a portal from long ago that does not compile any more.
package stale

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	pc := 0
	for pc < 10 {
		driver.MergePoint(pc, m)
		m.acc++
		pc++
	}
}
