// Package wantedunrolling is after test_warmspot: unwanted_loops, wanted_unrolling_and_preinlining.
package wantedunrolling

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "total", "m"}})

func loop1(n int) (res int) {
	for i := 0; i < n; i++ {
		res += i
	}
	return
}

func loop2(n int) int {
	for range 5 {
		n++
	}
	return n
}

func f(m int) int {
	total, n := 0, 0
	for n < m {
		driver.MergePoint(n, total, m)
		total += loop1(n)
		n = loop2(n)
	}
	return total
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/wantedunrolling", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50},
				{200},
			}
		},
		Want: []string{"3450", "254800"},
	})
}
