// Package manypaths is after test_loop: interp_many_paths: a list, nil at its end, a pseudo-random choice.
package manypaths

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Node struct {
	value int
	next  *Node
}

const bytecode = "xxxxxxxb"

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"x", "node"}})

func f(node *Node) int {
	x, i := 0, 0
loop:
	for i < len(bytecode) {
		driver.MergePoint(i, x, node)
		switch bytecode[i] {
		case 'x':
			if node == nil {
				break loop
			}
			if node.value < 100 {
				x++
			}
			node = node.next
		case 'b':
			i = 0
			continue
		}
		i++
	}
	return x
}

func list(n int) (l *Node) {
	v := 1
	for i := 0; i < n; i++ {
		l = &Node{v, l}
		v = v * 47 % 199
	}
	return
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/manypaths", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{list(300)},
				{list(0)},
				{list(23)},
			}
		},
		Want: []string{"165", "0", "13"},
	})
}
