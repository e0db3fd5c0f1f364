// Package escapes is after test_virtual: escapes.
package escapes

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ value int }

type Parent struct{ node *Node }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "parent"}})

//jit:residual
func g(n *Node) { n.value |= 4 }

func f(n int) int {
	parent := &Parent{&Node{3}}
	for n > 0 {
		driver.MergePoint(n, parent)
		g(parent.node)
		parent = &Parent{&Node{3 + parent.node.value&4}}
		n--
	}
	return parent.node.value
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/escapes", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
			}
		},
		Want: []string{"7"},
	})
}
