// Package getitemindexerror is after test_ajit: getitem_indexerror: the end of a slice ends the loop by a panic.
package getitemindexerror

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "i", "l", "sum"}})

func f(n int) int {
	l := make([]int, n)
	for i := range l {
		l[i] = i * i
	}
	i := 0
	sum := 0
	for {
		driver.MergePoint(n, i, l, sum)
		sum += l[i]
		i++
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/getitemindexerror", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{25},
			}
		},
		Want: []string{"panic: runtime error: index out of range [25] with length 25"},
	})
}
