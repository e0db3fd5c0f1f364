// Package callback is after test_warmspot: callback_jit_merge_point: a loop that is given a function.
package callback

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "cb", "sum"}})

func loop(n int, cb func(int) int) int {
	sum := 0
	for n > 0 {
		driver.MergePoint(n, cb, sum)
		sum += cb(n)
		n--
	}
	return sum
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/callback", Driver: driver, Run: loop,
		Inputs: func() [][]any {
			return [][]any{
				{30, func(i int) int { return i * 3 }},
				{4, func(i int) int { return i }},
				{3, nil},
			}
		},
		Want: []string{"1395", "10", "panic: runtime error: invalid memory address or nil pointer dereference"},
	})
}
