// Package unroll has //jit:unroll where it has no effect, and a //line comment,
// which does not change where that is.
package unroll

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

//line elsewhere.y:100
func run(m *machine) {
	pc := 0
	for pc < 3 {
		driver.MergePoint(pc, m)
		m.acc = down(m.acc) + int(pick(3.0))
		pc++
	}
}

//jit:unroll
func down(n int) int {
	if n > 0 {
		return down(n - 1)
	}
	return 0
}

//jit:unroll // want "//jit:unroll has no effect on pick.float64.: traces call it, and do not look into it .is generic, and has no copy: it computes with what is a constant in it alone; assign that to a variable before.; remove the directive"
func pick[T float32 | float64](v T) T { return v * (T(1) / T(3)) }
