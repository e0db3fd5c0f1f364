// Package foldgetitem is after test_list: fold_getitem_1.
package foldgetitem

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "n", "l"}, Reds: []string{"total"}})

func f(n int) int {
	l := []int{100, n, 300, n, 500}
	total := 0
	pc := n
	for {
		driver.MergePoint(pc, n, l, total)
		total += l[pc]
		if total > 10000 {
			return total
		}
		pc--
		if pc < 0 {
			pc = n
		}
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/foldgetitem", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{4},
				{2},
			}
		},
		Want: []string{"10488", "10050"},
	})
}
