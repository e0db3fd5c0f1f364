// Package recursionthree is after test_recursive: recursion_three_times.
package recursionthree

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "m", "total"}})

func f(n int) int {
	m := n - 3
	total := 0
	for {
		driver.MergePoint(n, m, total)
		n--
		total += top(n)
		if m == n {
			return total + 5
		}
	}
}

func top(n int) int {
	if n > 0 {
		return f(n)
	}
	return 1
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/recursionthree", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{7},
				{2},
			}
		},
		Want: []string{"365", "15"},
	})
}
