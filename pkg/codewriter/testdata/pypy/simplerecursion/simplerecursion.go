// Package simplerecursion is after test_recursive: simple_recursion.
package simplerecursion

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "m"}})

func f(n int) int {
	m := n - 2
	for {
		driver.MergePoint(n, m)
		n--
		if m == n {
			return main(n) * 2
		}
	}
}

func main(n int) int {
	if n > 0 {
		return f(n + 1)
	}
	return 1
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/simplerecursion", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{3},
			}
		},
		Want: []string{"524288", "4"},
	})
}
