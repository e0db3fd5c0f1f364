// Package quasilist is after test_quasiimmut: list_simple_1, list_change_during_running: a package variable that is a slice.
package quasilist

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var lst = []int{4, 2}

var mult = 1

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "total"}})

//jit:residual
func change(x int) {
	if x == 40 {
		lst = append(lst[:1:1], 9, 9)
		mult = 3
	}
}

func f(x int) int {
	total := 0
	for x > 0 {
		driver.MergePoint(x, total)
		total += lst[1]*mult + len(lst)
		change(x)
		x--
	}
	return total
}

func init() {
	pypy.Add(pypy.Case{
		Name: "quasiimmut/quasilist", Driver: driver, Run: f,
		Inputs: func() [][]any {
			lst, mult = []int{4, 2}, 1
			return [][]any{
				{100},
				{30},
			}
		},
		Want: []string{"1414", "900"},
	})
}
