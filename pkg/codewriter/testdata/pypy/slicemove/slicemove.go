// Package slicemove is after test_list: arraymove_simpleoptimize, reverse.
package slicemove

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "l"}})

func f(n int) []int {
	l := []int{10, 20, 30, 40, 50}
	for n > 0 {
		driver.MergePoint(n, l)
		copy(l[1:], l)
		l[0] = n
		for i, j := 0, len(l)-1; i < j; i, j = i+1, j-1 {
			l[i], l[j] = l[j], l[i]
		}
		n--
	}
	return l
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/slicemove", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{33},
			}
		},
		Want: []string{"[40 30 20 10 1]"},
	})
}
