// Package tracelimit is after test_tracelimit: segmented_trace: a body far longer than any limit.
package tracelimit

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"a"}})

func f(a int) int {
	pc := 0
	for a > 0 {
		driver.MergePoint(pc, a)
		if pc == 40 {
			pc = 0
			a--
			continue
		}
		a ^= a << 1 & 2
		a ^= a >> 1 & 1
		if a&(1<<20) != 0 {
			return -1
		}
		pc++
	}
	return a
}

func init() {
	pypy.Add(pypy.Case{
		Name: "tracelimit/tracelimit", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
			}
		},
		Want: []string{"0"},
	})
}
