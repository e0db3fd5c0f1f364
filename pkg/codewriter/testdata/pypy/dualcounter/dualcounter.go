// Package dualcounter is after test_virtual: dual_counter.
package dualcounter

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Counter struct{ i, j int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "c"}})

func f(n int) int {
	c := &Counter{0, 100}
	for n > 0 {
		driver.MergePoint(n, c)
		nc := &Counter{c.i + 1, c.j}
		if nc.i&7 == 7 {
			nc = &Counter{nc.i, nc.j - 1}
		}
		c = nc
		n--
	}
	return c.i*1000 + c.j
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/dualcounter", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{70},
			}
		},
		Want: []string{"70092"},
	})
}
