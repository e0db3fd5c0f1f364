// Package generator is after test_ajit: generator: a range over a function.
package generator

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "s"}})

func count(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i * 3) {
				return
			}
		}
	}
}

func f(n int) int {
	s := 0
	for n > 0 {
		driver.MergePoint(n, s)
		for v := range count(n % 5) {
			if v == 9 {
				break
			}
			s += v
		}
		n--
	}
	return s
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/generator", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
			}
		},
		Want: []string{"126"},
	})
}
