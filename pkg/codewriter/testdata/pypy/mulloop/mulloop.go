// Package mulloop is after test_ajit: loop_1 and loop_variant_mul1.
package mulloop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "res"}})

func f(x, y int) int {
	res := 0
	for y > 0 {
		driver.MergePoint(x, y, res)
		res += x * x
		x += 1
		res += x * x
		y -= 1
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/mulloop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6, 7},
				{6, 33},
				{1 << 40, 60},
			}
		},
		Want: []string{"1323", "39413", "7916483720131220"},
	})
}
