// Package floatsimple is after test_float: simple.
package floatsimple

import (
	"math"
	"mergepoint/pkg/codewriter/testdata/pypy"

	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"a", "b", "n"}})

func f(a, b float64, n int) float64 {
	for n > 0 {
		driver.MergePoint(a, b, n)
		a, b = (a-b)/4.0+b, float64(a*0.5)-b
		if a < b || a != a {
			a += 3
		}
		n--
	}
	return a - b
}

func init() {
	pypy.Add(pypy.Case{
		Name: "float/floatsimple", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6.0, 13.0, 40},
				{math.Inf(1), 1.0, 10},
				{math.Copysign(0, -1), 0.0, 5},
			}
		},
		Want: []string{"-89203.22845097129", "NaN", "0"},
	})
}
