// Package callassembler is after test_recursive: directly_call_assembler: a callee that loops.
package callassembler

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"codeno"}, Reds: []string{"i", "k"}})

func portal(codeno int) int {
	i, k := 0, 0
	for i < 10 {
		driver.MergePoint(codeno, i, k)
		if codeno == 2 {
			k += portal(1)
		} else {
			k += i
		}
		i++
	}
	return k
}

func f(codeno int) int { return portal(codeno) }

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/callassembler", Driver: driver, Run: portal,
		Inputs: func() [][]any {
			return [][]any{
				{2},
				{1},
			}
		},
		Want: []string{"450", "45"},
	})
}

var _ = f
