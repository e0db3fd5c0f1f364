// Package arraycopy is after test_list: arraycopy_full.
package arraycopy

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

func f(n int) int {
	var l, l2 []int
	for n > 0 {
		driver.MergePoint(n)
		l = []int{1, 2, 3, n}
		l2 = append([]int(nil), l...)
		l2[1] += copy(l2[2:], l)
		n--
	}
	return l2[0] + l2[1] + l2[2] + l2[3] + len(l)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/arraycopy", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{5},
				{40},
			}
		},
		Want: []string{"12", "12"},
	})
}
