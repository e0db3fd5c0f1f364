// Package virtualized2 is after test_virtual: virtualized2.
package virtualized2

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ value int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "node1", "node2"}})

func f(n int) int {
	node1, node2 := new(Node), new(Node)
	for n > 0 {
		driver.MergePoint(n, node1, node2)
		next1 := &Node{node1.value + n + node2.value}
		next2 := &Node{value: next1.value}
		node1, node2 = next1, next2
		n--
	}
	return node1.value * node2.value
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualized2", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{25},
			}
		},
		Want: []string{"84953089", "648518347951964161"},
	})
}
