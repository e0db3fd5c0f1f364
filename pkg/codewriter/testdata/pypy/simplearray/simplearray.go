// Package simplearray is after test_list: simple_array.
package simplearray

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

func f(n int) int {
	for n > 0 {
		driver.MergePoint(n)
		lst := []int{n}
		n = lst[0] - 1
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/simplearray", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{50},
			}
		},
		Want: []string{"0", "0"},
	})
}
