// Package recursionlimit is after test_recursive: inline_recursion_limit, deep.
package recursionlimit

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"n", "sum"}})

func down(n int) int {
	if n == 0 {
		return 1
	}
	return down(n-1) + n
}

func f(n, depth int) int {
	sum := 0
	for i := depth; n > 0; n-- {
		driver.MergePoint(i, n, sum)
		sum += 0
		down(i)
	}
	return sum + down(depth)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/recursionlimit", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20, 3},
				{20, 12},
				{4, 20000},
			}
		},
		Want: []string{"7", "79", "200010001"},
	})
}
