// Package arraywithnils is after test_virtual: virtual_array_with_nulls.
package arraywithnils

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{ v int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "node"}})

func f(n int) int {
	node := []*A{nil, nil}
	for n > 0 {
		driver.MergePoint(n, node)
		next := make([]*A, 2)
		next[0] = node[0]
		if n&1 == 0 {
			next[1] = &A{n}
		}
		node = next
		n--
	}
	if node[1] == nil {
		return -1
	}
	return node[1].v
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/arraywithnils", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{33},
			}
		},
		Want: []string{"-1", "-1"},
	})
}
