// Package guardsandholes is after test_virtual: guards_and_holes.
package guardsandholes

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct {
	left, right *A
	v           int
}

func mk(left, right *A, v int) *A { return &A{left, right, v} }

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "sa", "pred", "n"}})

func f(n int) int {
	pred := mk(nil, nil, 0)
	i, sa := 0, 0
	for i < n {
		driver.MergePoint(i, sa, pred, n)
		if pred.left == nil {
			sa++
		} else {
			sa += pred.left.v
		}
		if i%3 == 0 {
			pred = mk(pred, nil, i)
		} else {
			pred = mk(nil, pred, i)
		}
		i++
	}
	return sa
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/guardsandholes", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40},
			}
		},
		Want: []string{"249"},
	})
}
