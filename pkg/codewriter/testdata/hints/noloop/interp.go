package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(pc int, m *machine) {
	driver.MergePoint(pc, m) // want "the merge point is not in a loop: no guest instruction would follow another"
	for m.acc > 0 {
		m.acc--
	}
}
