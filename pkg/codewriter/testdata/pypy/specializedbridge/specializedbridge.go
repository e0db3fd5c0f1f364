// Package specializedbridge is after test_virtual: specialied_bridge: a binary operation that makes a new box.
package specializedbridge

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{ val int }

func (a *A) binop(other *A) *A { return &A{a.val + other.val} }

var driver = jit.NewDriver(jit.Config{Reds: []string{"y", "x", "res"}})

func f(x *A, y int) *A {
	res := &A{0}
	for y > 0 {
		driver.MergePoint(y, x, res)
		res = res.binop(&A{y})
		if y < 7 {
			res = x
			x = &A{1}
		}
		y--
	}
	return res
}

func g(x, y int) (int, bool) {
	a1 := f(&A{x}, y)
	a2 := f(&A{x}, y)
	return a1.val, a1.val == a2.val
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/specializedbridge", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{&A{6}, 14},
				{&A{6}, 50},
			}
		},
		Want: []string{"&{1}", "&{1}"},
	})
}

var _ = g
