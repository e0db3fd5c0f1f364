// Package invariantmul is after test_ajit: loop_invariant_mul_bridge1.
package invariantmul

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
		if y < 16 {
			x += 1
		}
		y -= 1
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/invariantmul", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6, 32},
				{7, 15},
			}
		},
		Want: []string{"3427", "3220"},
	})
}
