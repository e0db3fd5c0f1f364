package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(code string, m *machine) {
	steps := 0
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, m) // want "(code|steps) is live at the merge point but neither green nor red"
		steps++
		m.acc += int(code[pc]) + steps
	}
}
