// Package recursionslice is after test_recursive: bug_1: called again from outside, twenty times.
package recursionslice

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "i", "stack"}})

//jit:residual
func opaque(n, i int) {
	if n == 1 && i == 19 {
		for j := 0; j < 20; j++ {
			if r := f(0); r != 0 {
				panic(r)
			}
		}
	}
}

func f(n int) int {
	stack := []int{n}
	i := 0
	for i < 20 {
		driver.MergePoint(n, i, stack)
		opaque(n, i)
		i++
	}
	n, stack = stack[len(stack)-1], stack[:len(stack)-1]
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/recursionslice", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{1},
				{0},
			}
		},
		Want: []string{"1", "0"},
	})
}
