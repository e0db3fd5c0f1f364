// Package twodrivers is after test_jitdriver: simple: two drivers, one calls the other.
package twodrivers

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver1 = jit.NewDriver(jit.Config{Reds: []string{"n", "m"}})

var driver = jit.NewDriver(jit.Config{Greens: []string{"g"}, Reds: []string{"r"}})

func loop1(n, m int) int {
	for n > 0 {
		driver1.MergePoint(n, m)
		n -= m
	}
	return n
}

func loop2(g, r int) int {
	for r > 0 {
		driver.MergePoint(g, r)
		r += loop1(r, g) - 1
	}
	return r
}

func init() {
	pypy.Add(pypy.Case{
		Name: "jitdriver/twodrivers", Driver: driver, Run: loop2,
		Inputs: func() [][]any {
			return [][]any{
				{4, 40},
				{3, 1000},
			}
		},
		Want: []string{"-3", "-2"},
	})
}
