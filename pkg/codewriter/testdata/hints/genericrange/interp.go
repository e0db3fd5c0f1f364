package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine[A [4]int] struct {
	cells *A
	acc   int
}

// What has no constant length is looked at, though only the indices are wanted.
func (m *machine[A]) run() int {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		for i := range *m.cells { // want "run, which has the merge point, cannot be translated as ..machine..4.int...run: it computes with what is a constant in it alone; assign that to a variable before"
			m.acc += i
		}
	}
	return m.acc
}

func use() int { return new(machine[[4]int]).run() }
