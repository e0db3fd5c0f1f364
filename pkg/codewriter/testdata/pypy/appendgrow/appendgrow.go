// Package appendgrow is after test_list: conditional_call_append.
package appendgrow

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "lst"}})

func f(n int) int {
	lst := []int{}
	for n > 0 {
		driver.MergePoint(n, lst)
		lst = append(lst, n)
		n -= len(lst)
	}
	return len(lst)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/appendgrow", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{100},
				{3000},
			}
		},
		Want: []string{"14", "77"},
	})
}
