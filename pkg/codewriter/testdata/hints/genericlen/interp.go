package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine[A [4]int | [2]int] struct {
	cells *A
	own   A
	acc   int
}

// The length of an array whose type is a type parameter is no constant: the pointer is
// followed, and may be nil.
func (m *machine[A]) run() int {
	for pc := 0; pc < 10; pc++ {
		driver.MergePoint(pc, m)
		own := m.own
		m.acc += len(own)
		m.acc += len(*m.cells) // want "run, which has the merge point, cannot be translated as ..machine..4.int...run: it computes with what is a constant in it alone; assign that to a variable before"
	}
	return m.acc
}

func use() int { return new(machine[[4]int]).run() }
