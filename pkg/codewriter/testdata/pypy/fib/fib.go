// Package fib is after test_recursive: a recursive function that is no portal, called in a loop.
package fib

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "s"}})

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func f(n int) int {
	s := 0
	for n > 0 {
		driver.MergePoint(n, s)
		s += fib(n % 7)
		n--
	}
	return s
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/fib", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40},
			}
		},
		Want: []string{"112"},
	})
}
