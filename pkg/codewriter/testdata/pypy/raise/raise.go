// Package raise is after test_exception: raise, raise_through: panics with a value leave the main loop.
package raise

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type MyError struct{ n int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

func g(n int) int {
	if n == 7 {
		panic(&MyError{n})
	}
	return n - 1
}

func f(n int) int {
	for n > 0 {
		driver.MergePoint(n)
		n = g(n)
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/raise", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40},
				{5},
			}
		},
		Want: []string{"panic: &{7}", "0"},
	})
}
