// Package makelist is after test_slist: make_list, getitem.
package makelist

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "l", "i"}})

func f(n int) int {
	l := make([]int, n+1)
	l[n] = 1
	for i := 0; ; i++ {
		driver.MergePoint(n, l, i)
		if l[i] != 0 {
			return i*10 + len(l)
		}
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "slist/makelist", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
				{0},
			}
		},
		Want: []string{"331", "1"},
	})
}
