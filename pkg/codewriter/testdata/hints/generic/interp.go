package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"limit"}})

func run[T int8 | uint16](limit T) T { // want "run has the merge point and is generic, and nothing in this package uses it with a type; write var _ = run.T., for each T that others use it with"
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, limit)
		limit++
	}
	return limit
}
