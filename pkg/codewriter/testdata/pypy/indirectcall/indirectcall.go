// Package indirectcall is after test_call: indirect_call: one of two functions, chosen before.
package indirectcall

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

func f1(x int) int { return x + 1 }

func f2(x int) int { return x + 2 }

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "i", "g"}})

func f(code int) int {
	g := f1
	if code > 3 {
		g = f2
	}
	x := 0
	for i := 0; i < 20; i++ {
		driver.MergePoint(x, i, g)
		x = g(x)
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "call/indirectcall", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{1},
				{5},
			}
		},
		Want: []string{"20", "40"},
	})
}
