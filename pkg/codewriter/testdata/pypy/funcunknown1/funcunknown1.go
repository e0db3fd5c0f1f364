// Package funcunknown1 is after test_send: indirect_call_unknown_object_1.
package funcunknown1

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

func two() int { return 2 }

func twentyFive() int { return 25 }

func minus() int { return -1001 }

//jit:residual
func extern(n int) func() int {
	switch {
	case n%5 != 0:
		return two
	case n%7 != 0:
		return twentyFive
	}
	return minus
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y"}})

func f(y int) int {
	x := 0
	for y > 0 {
		driver.MergePoint(x, y)
		x += extern(y)()
		y--
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/funcunknown1", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{198},
			}
		},
		Want: []string{"-3837"},
	})
}
