// Package nonvirtualdelays is after test_virtual: nonvirtual_obj_delays_loop.
package nonvirtualdelays

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ value int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "node"}})

var node0 = &Node{10}

func f(n int) int {
	node := node0
	for {
		driver.MergePoint(n, node)
		i := node.value
		if i >= n {
			break
		}
		node = &Node{i * 2}
	}
	return node.value
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/nonvirtualdelays", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{500},
				{1 << 40},
				{3},
			}
		},
		Want: []string{"640", "1374389534720", "10"},
	})
}
