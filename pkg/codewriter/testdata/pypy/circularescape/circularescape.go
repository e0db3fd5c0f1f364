// Package circularescape is after test_virtual: virtual_skipped_by_bridge, multiple_equal_virtuals.
package circularescape

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct {
	val   int
	other *A
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "a", "b"}})

func f(n int) (int, bool) {
	a := &A{1, nil}
	b := a
	for n > 0 {
		driver.MergePoint(n, a, b)
		if n&4 != 0 {
			a = &A{a.val + 1, b}
			b = a
		} else {
			b = &A{a.val, a}
		}
		if a == b {
			a.val++
		}
		n--
	}
	return a.val + b.val, a == b
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/circularescape", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{41},
			}
		},
		Want: []string{"82 false"},
	})
}
