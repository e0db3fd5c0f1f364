// Package outerinner is after test_loop: outer_and_inner_loop: two loops in one function, a driver's merge point in each.
package outerinner

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Code struct{ i int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"code"}, Reds: []string{"x", "y"}})

func f(x, y int, codes []*Code) int {
	res := 0
	for _, c := range codes {
		res = res*3 + inner(c, x, y)
	}
	return res
}

func inner(code *Code, x, y int) int {
	for x > 0 {
		driver.MergePoint(code, x, y)
		if code.i == 0 {
			x -= y
		} else {
			x -= 2 * y
			y ^= 3
		}
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/outerinner", Driver: driver, Run: inner,
		Inputs: func() [][]any {
			return [][]any{
				{c0, 100, 3},
				{c1, 100, 3},
			}
		},
		Want: []string{"-2", "-2"},
	})
}

var c0, c1 = &Code{0}, &Code{1}
var _ = f
