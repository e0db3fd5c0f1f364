package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine[T int8 | uint16] struct{ acc T }

func (m *machine[T]) run(limit T) T { // want "the function with the merge point must not be generic"
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc += limit
	}
	return m.acc
}

func use() (int8, uint16) { return new(machine[int8]).run(2), new(machine[uint16]).run(300) }
