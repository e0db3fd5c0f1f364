// Package divzero is after test_ajit: zerodivisionerror, div_overflow.
package divzero

import (
	"math"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "res"}})

func f(x, y int) (res int) {
	for y > -3 {
		driver.MergePoint(x, y, res)
		if y != 0 {
			res += x / y
		} else {
			res += 1000
		}
		if y == -2 {
			res += math.MinInt / -1 / (y + 1)
		}
		y--
	}
	return res / (y + 3)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/divzero", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6, 40},
				{-7, 5},
			}
		},
		Want: []string{"panic: runtime error: integer divide by zero", "panic: runtime error: integer divide by zero"},
	})
}
