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
		m.acc = down(m.acc) + pick(3)
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

//jit:unroll // want "//jit:unroll has no effect on pick"
func pick[T any](v T) T { return v }
