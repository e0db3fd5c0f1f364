package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct {
	acc int
	//jit:immutable
	code []int
}

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc += m.code[pc]
		m.code[0] = 3 // want "machine.code\[\] is marked //jit:immutable but is written here"
		m.code = nil  // want "machine.code.* is marked //jit:immutable but is written here"
	}
}
