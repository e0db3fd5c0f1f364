// Package delayedsetfield is after test_loop: loop_with_delayed_setfield.
package delayedsetfield

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{ x int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "res", "a"}})

func f(x, y int) int {
	a := &A{}
	res := 0
	for y > 0 {
		driver.MergePoint(x, y, res, a)
		a.x = y
		if y < 3 {
			return a.x
		}
		res += a.x
		y--
	}
	return res * 2
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/delayedsetfield", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6, 13},
				{6, 2},
				{6, 0},
			}
		},
		Want: []string{"2", "2", "0"},
	})
}
