// Package sharingguards is after test_loop: sharing_guards: one comparison asked twice.
package sharingguards

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"i"}})

func f(i int) int {
	for i > 0 {
		driver.MergePoint(i)
		if i > 10 {
			i--
		}
		i--
		if i > 20 {
			continue
		}
		if i > 10 && i < 15 {
			i -= 2
		}
	}
	return i
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/sharingguards", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{90},
			}
		},
		Want: []string{"0"},
	})
}
