// Package virtualonvirtual is after test_virtual: virtual_on_virtual.
package virtualonvirtual

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Leaf struct{ value int }

type Node struct{ f *Leaf }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "parent"}})

func f(n int) int {
	parent := &Node{&Leaf{3}}
	for n > 0 {
		driver.MergePoint(n, parent)
		parent = &Node{&Leaf{n + 1}}
		if n == -3 {
			return 8
		}
		n--
	}
	return parent.f.value
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualonvirtual", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
			}
		},
		Want: []string{"2"},
	})
}
