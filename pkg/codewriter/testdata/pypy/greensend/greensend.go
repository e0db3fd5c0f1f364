// Package greensend is after test_send: green_send.
package greensend

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var lst = []string{"123", "45"}

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"counter"}})

func f(i int) int {
	counter, c := 20, 0
	for counter > 0 {
		driver.MergePoint(i, counter)
		s := lst[i]
		c = len(s)
		counter--
	}
	return c
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/greensend", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{1},
				{0},
			}
		},
		Want: []string{"2", "3"},
	})
}
