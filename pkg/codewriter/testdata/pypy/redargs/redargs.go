// Package redargs is after test_recursive: assembler_call_red_args.
package redargs

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"codeno"}, Reds: []string{"i", "k"}})

func residual(k int) int {
	if k > 150 {
		return 0
	}
	return 1
}

func portal(codeno, k int) int {
	i := 0
	for i < 15 {
		driver.MergePoint(codeno, i, k)
		if codeno == 2 {
			k += portal(residual(k), k)
		}
		if codeno == 0 {
			k += 2
		} else if codeno == 1 {
			k += 1
		}
		i++
	}
	return k % 1000003
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/redargs", Driver: driver, Run: portal,
		Inputs: func() [][]any {
			return [][]any{
				{2, 0},
				{1, 1},
			}
		},
		Want: []string{"522210", "16"},
	})
}
