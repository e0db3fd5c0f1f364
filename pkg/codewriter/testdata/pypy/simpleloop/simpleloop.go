// Package simpleloop is after test_loop: simple_loop.
package simpleloop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "res"}})

func f(x, y int) int {
	res := 0
	for y > 0 {
		driver.MergePoint(x, y, res)
		res += x
		y--
	}
	return res * 2
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/simpleloop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6, 7},
				{6, 40},
				{0, 0},
				{-3, 25},
			}
		},
		Want: []string{"84", "480", "0", "-150"},
	})
}
