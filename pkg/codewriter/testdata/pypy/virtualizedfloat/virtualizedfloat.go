// Package virtualizedfloat is after test_virtual: virtualized_float2.
package virtualizedfloat

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ floatval float64 }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "node"}})

func f(n int) float64 {
	node := &Node{}
	for n > 0 {
		driver.MergePoint(n, node)
		next := &Node{}
		next.floatval = node.floatval + .5
		node = next
		n--
	}
	return node.floatval
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualizedfloat", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{101},
			}
		},
		Want: []string{"5", "50.5"},
	})
}
