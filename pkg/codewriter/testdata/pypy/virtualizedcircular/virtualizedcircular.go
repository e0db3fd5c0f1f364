// Package virtualizedcircular is after test_virtual: virtualized_circular1.
package virtualizedcircular

import (
	"fmt"

	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct {
	value, extra int
	ref          *Node
}

func (n *Node) String() string { return fmt.Sprint(n.value, n.extra, n.ref == n) }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "node"}})

func f(n int) *Node {
	node := &Node{}
	node.ref = node
	for n > 0 {
		driver.MergePoint(n, node)
		next := &Node{value: node.ref.value + n, extra: node.ref.extra + 1}
		next.ref = next
		node = next
		n--
	}
	return node
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualizedcircular", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{33},
			}
		},
		Want: []string{"55 10 true", "561 33 true"},
	})
}
