// Package storedreference is after test_virtual: stored_reference_with_bridge1 and 2.
package storedreference

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ value int }

type Ref struct{ ref *Node }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "sa", "node1", "node2"}})

func f(n int) int {
	node1 := &Node{1}
	node2 := &Ref{node1}
	sa := 0
	for n > 0 {
		driver.MergePoint(n, sa, node1, node2)
		if n > 10 {
			node1 = &Node{node1.value + 2}
		} else {
			node2.ref.value += 3
		}
		sa += node1.value
		n--
	}
	return sa
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/storedreference", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{10},
				{60},
			}
		},
		Want: []string{"330", "175", "3610"},
	})
}
