package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

type machine struct{ acc, n int }

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m) // want "each round has a pc of its own, since a closure or a pointer keeps it; let that have a copy, or declare pc before the loop"
		func() { m.n += pc }()
		if m.acc--; m.acc > 0 {
			pc = -1
		}
	}
}
