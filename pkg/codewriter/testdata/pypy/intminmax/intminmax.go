// Package intminmax is after test_ajit: int_between, abs, int_force_ge_zero.
package intminmax

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x"}})

func f(n int) int {
	x := 0
	for n > -30 {
		driver.MergePoint(n, x)
		x += max(n, 3, x&7) - min(x, n*2)
		if -5 <= n && n < 10 {
			x ^= 1
		}
		n--
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/intminmax", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
			}
		},
		Want: []string{"1004"},
	})
}
