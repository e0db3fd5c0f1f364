// Package conditionalpop is after test_list: conditional_call_pop.
package conditionalpop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "l"}})

func f(n int) int {
	l := make([]int, 0, n)
	for i := range n {
		l = append(l, i)
	}
	for len(l) > 0 {
		driver.MergePoint(n, l)
		k := l[len(l)-1]
		l = l[:len(l)-1]
		n -= k & 1
		l[:cap(l)][0] ^= n
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/conditionalpop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50},
			}
		},
		Want: []string{"24"},
	})
}
