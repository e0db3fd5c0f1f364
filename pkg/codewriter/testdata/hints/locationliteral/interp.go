package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc"},
	Reds:     []string{"m"},
	Location: func(pc int8) string { return "" }, // want "Location must be a function of the greens, func\(int\) string"
})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc++
	}
}
