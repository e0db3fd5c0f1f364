// Package recovered has a result that a recovered panic leaves as the loop had it.
package recovered

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"row", "n", "steps"}})

func run(row []int, n int) (steps int) {
	defer func() { recover() }()
	for {
		driver.MergePoint(row, n, steps)
		steps++
		n += row[n]
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/recovered", Driver: driver, Run: run,
		Inputs: func() [][]any {
			return [][]any{{[]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 0}, {[]int{}, 3}}
		},
		Want: []string{"16", "1"},
	})
}
