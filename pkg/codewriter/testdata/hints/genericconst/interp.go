package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine[T int8 | uint16 | float64] struct{ acc T }

func (m *machine[T]) run(limit T) T {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		m.acc += limit + (T(1) - T(2)) // want "run, which has the merge point, cannot be translated as ..machine.(uint16...run: T.1. - T.2. .constant -1 of uint16 type T. overflows uint16|float64...run: it computes with what is a constant in it alone; assign that to a variable before)"
	}
	return m.acc
}

func use() (int8, uint16, float64) {
	return new(machine[int8]).run(2), new(machine[uint16]).run(300), new(machine[float64]).run(1)
}
