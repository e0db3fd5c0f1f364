// Package listpassaround is after test_list: list_pass_around, cannot_be_virtual.
package listpassaround

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "l"}})

func f(n int) []int {
	l := []int{3, 0, 0}
	for n > 0 {
		driver.MergePoint(n, l)
		x := l[0]
		m := make([]int, 200)
		m[3] = x
		l = []int{x + 1, m[3], m[n%200]}
		n--
	}
	return l
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/listpassaround", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{60},
			}
		},
		Want: []string{"[13 12 0]", "[63 62 0]"},
	})
}
