// Package threenested is after test_loop: three_nested_loops.
package threenested

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

const bytecode = "abab<ba<<"

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"x"}})

func f(x int) int {
	i := 0
	for i < len(bytecode) {
		driver.MergePoint(i, x)
		switch bytecode[i] {
		case 'a':
			x += 7
			i++
		case 'b':
			if x%4 > 1 {
				x++
			}
			i++
		case '<':
			if x%6 != 0 {
				i -= 4
			} else {
				x += 11
				i++
			}
			if x > 3000 {
				return x
			}
		}
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/threenested", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{0},
				{5},
				{31},
			}
		},
		Want: []string{"3011", "3007", "3007"},
	})
}
