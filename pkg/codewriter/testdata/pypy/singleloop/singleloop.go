// Package singleloop is after test_loop: interp_single_loop.
package singleloop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

const bytecode = "abcd"

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"x", "y"}})

func f(x, y int) int {
	i := 0
	for i < len(bytecode) {
		driver.MergePoint(i, x, y)
		op := bytecode[i]
		if op == 'a' {
			x += y
		} else if op == 'b' {
			y--
		} else if op == 'c' {
			if y != 0 {
				i = 0
				driver.CanEnter(i, x, y)
				continue
			}
		} else {
			x++
		}
		i++
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/singleloop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{5, 8},
				{5, 80},
			}
		},
		Want: []string{"42", "3246"},
	})
}
