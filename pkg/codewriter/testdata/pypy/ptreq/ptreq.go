// Package ptreq is after test_ajit: ptr_eq, instance_ptr_eq, collapsing_ptr_eq.
package ptreq

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{ n int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "i", "a", "b"}})

func f(n int) int {
	a, b := &A{1}, &A{1}
	i := 0
	for n > 0 {
		driver.MergePoint(n, i, a, b)
		if n&4 == 0 {
			b = a
		} else {
			b = &A{n}
		}
		if a == b {
			i++
		}
		if *a == *b {
			i += 100
		}
		a, b = b, a
		n--
	}
	return i
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/ptreq", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50},
			}
		},
		Want: []string{"2626"},
	})
}
