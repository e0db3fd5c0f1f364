package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"limit"}})

func run[T ~int](limit T) T { // want "run, which has the merge point, cannot be translated as run.local.: the generated file cannot name local"
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, limit)
		limit++
	}
	return limit
}

func use() int {
	type local int
	return int(run(local(3)))
}
