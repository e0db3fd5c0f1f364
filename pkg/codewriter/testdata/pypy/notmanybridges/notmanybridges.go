// Package notmanybridges is after test_loop: not_too_many_bridges.
package notmanybridges

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "n"}})

func f(n int) int {
	for i := n; i > 0; i-- {
		driver.MergePoint(i, n)
		if i%3 == 0 {
			n++
		} else if i%5 == 0 {
			n += 2
		} else if i%7 == 0 {
			n += 3
		} else if i%9 == 0 {
			n += 4
		}
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/notmanybridges", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{150},
			}
		},
		Want: []string{"273"},
	})
}
