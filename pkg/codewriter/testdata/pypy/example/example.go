// Package example is after test_loop: example: stop somewhere in the middle.
package example

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y"}})

func f(x, y int) (sum, left int) {
	for x > 0 {
		driver.MergePoint(x, y)
		x--
		if x == y {
			break
		}
	}
	return x + y, x - y
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/example", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{100, 5},
				{100, -5},
			}
		},
		Want: []string{"10 0", "-5 5"},
	})
}
