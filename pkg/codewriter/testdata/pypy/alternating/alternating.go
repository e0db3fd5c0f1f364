// Package alternating is after test_loop: alternating_loops.
package alternating

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"pattern"}})

func f(pattern int) int {
	for pattern > 0 {
		driver.MergePoint(pattern)
		if pattern&1 != 0 {
		} else {
		}
		pattern >>= 1
	}
	return 42
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/alternating", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{0xF0F0F0},
				{0x5555555555},
			}
		},
		Want: []string{"42", "42"},
	})
}
