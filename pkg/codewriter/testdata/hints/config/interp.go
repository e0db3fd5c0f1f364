package interp

import "mergepoint/pkg/jit"

var names = []string{"m"}

var driver = jit.NewDriver(jit.Config{
	Greens: []string{"pc"},
	Reds:   names, // want "write the list of variables out: \[\]string{…}"
})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc)
		m.acc++
	}
}
