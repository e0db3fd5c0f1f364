// Package newmemberinbridge is after test_virtual: new_virtual_member_in_bridge.
package newmemberinbridge

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ value, extra int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "sa", "node"}})

func f(n int) (int, int) {
	node := &Node{1, 2}
	sa := 0
	for n > 0 {
		driver.MergePoint(n, sa, node)
		if n&30 > 0 {
			sa += node.value
			node = &Node{value: n}
			if n < 10 {
				node.extra = sa
			}
		}
		n--
	}
	return node.extra, sa
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/newmemberinbridge", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{99},
			}
		},
		Want: []string{"208 208", "4561 4561"},
	})
}
