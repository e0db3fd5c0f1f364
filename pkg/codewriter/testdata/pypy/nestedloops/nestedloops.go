// Package nestedloops is after test_loop: nested_loops.
package nestedloops

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

const bytecode = "abc<de"

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"x", "y"}})

func f(x, y int) int {
	i := 0
	for {
		driver.MergePoint(i, x, y)
		op := bytecode[i]
		if op == 'a' {
			x++
		} else if op == 'b' {
			x += y
		} else if op == 'c' {
			y--
		} else if op == '<' {
			if y != 0 {
				i -= 2
				continue
			}
		} else if op == 'd' {
			y = x
		} else if op == 'e' {
			if x > 1000 {
				break
			}
			i = 0
			continue
		}
		i++
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/nestedloops", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{2, 3},
				{1, 9},
			}
		},
		Want: []string{"1596", "1176"},
	})
}
