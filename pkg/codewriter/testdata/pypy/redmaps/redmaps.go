// Package redmaps is after test_send: red_builtin_send.
package redmaps

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var lst = []map[int]int{{1: 1, 2: 2, 3: 3}, {4: 4, 5: 5}}

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "counter"}})

//jit:residual
func extern(i int) map[int]int { return lst[i] }

func f(i int) int {
	counter, res := 20, 0
	for counter > 0 {
		driver.MergePoint(i, counter)
		d := extern(i)
		res = len(d)
		counter--
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/redmaps", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{1},
				{0},
			}
		},
		Want: []string{"2", "3"},
	})
}
