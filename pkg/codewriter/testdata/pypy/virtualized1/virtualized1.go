// Package virtualized1 is after test_virtual: virtualized1.
package virtualized1

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct{ value, extra int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "node"}})

func f(n int) int {
	node := &Node{}
	for n > 0 {
		driver.MergePoint(n, node)
		next := &Node{}
		next.value = node.value + n
		next.extra = node.extra + 1
		node = next
		n--
	}
	return node.value * node.extra
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualized1", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{60},
			}
		},
		Want: []string{"550", "109800"},
	})
}
