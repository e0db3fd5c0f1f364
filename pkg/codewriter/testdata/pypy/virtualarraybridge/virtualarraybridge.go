// Package virtualarraybridge is after test_virtual: virtual_array_bridge.
package virtualarraybridge

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x", "y", "node"}})

func f(n int) int {
	node := []int{42}
	x, y := 0, 0
	for n > 0 {
		driver.MergePoint(n, x, y, node)
		if n&7 != 0 {
			n--
			node = []int{x, n}
		} else {
			n -= 2
			node = []int{n, y, 3}
			y += len(node)
		}
		x += node[0]
	}
	return x + y*100000
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualarraybridge", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40},
			}
		},
		Want: []string{"41312830688"},
	})
}
