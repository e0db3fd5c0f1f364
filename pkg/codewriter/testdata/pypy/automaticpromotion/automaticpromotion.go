// Package automaticpromotion is after test_loop: automatic_promotion: Go's author writes the promotion himself, as an array index of a green table.
package automaticpromotion

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"y", "i"}})

var tbl = []int{100, 200, 400, 7}

func f(y int) int {
	i := 0
	for y > 0 {
		driver.MergePoint(y, i)
		i = (i + 1) & 3
		y -= tbl[i]
	}
	return y + i
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/automaticpromotion", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{5000},
			}
		},
		Want: []string{"-148"},
	})
}
