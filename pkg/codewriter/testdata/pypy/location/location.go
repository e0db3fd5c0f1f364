// Package location is after test_warmspot: location.
package location

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
	"strconv"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"n"}, Reds: []string{"m"}, Location: where})

func where(n int) string { return "GREEN IS " + strconv.Itoa(n) }

func f(n, m int) int {
	for m > 0 {
		driver.MergePoint(n, m)
		m--
	}
	return n + m
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/location", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{123, 10},
			}
		},
		Want: []string{"123"},
	})
}
