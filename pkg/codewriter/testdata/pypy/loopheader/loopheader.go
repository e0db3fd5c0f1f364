// Package loopheader is after test_warmspot: loop_header, reentry.
package loopheader

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "m"}})

func f(m int) int {
	n := 0
	for {
		driver.MergePoint(n, m)
		if n > m {
			m--
			if m < 0 {
				return n
			}
			n = 0
		} else {
			n++
		}
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/loopheader", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{15},
			}
		},
		Want: []string{"1"},
	})
}
