// Package arrayshrinking is after test_ajit: loopinvariant_array_shrinking1, two_loopinvariant_arrays.
package arrayshrinking

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"sa", "n", "i", "a"}})

func f(n int) int {
	sa, i := 0, 0
	a := []int{7, 6, 5, 4, 3, 2, 1, 0}
	for i < n {
		driver.MergePoint(sa, n, i, a)
		if i < n/2 {
			sa += a[4]
		} else if i == n/2 {
			a = []int{42}
		} else if len(a) > 4 {
			sa += a[4]
		} else {
			sa += a[i&0]
		}
		i++
	}
	return sa
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/arrayshrinking", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
			}
		},
		Want: []string{"633"},
	})
}
