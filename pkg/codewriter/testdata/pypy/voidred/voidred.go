// Package voidred is after test_warmspot: void_red_variable, bug_constant_int, bug_constant_instance.
package voidred

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{}

var driver = jit.NewDriver(jit.Config{Reds: []string{"m", "a", "b"}})

func f(m int) int {
	var a A
	b := 7
	for m > 0 {
		driver.MergePoint(m, a, b)
		a = A{}
		m--
		if m == 10 {
			b = 8
		}
	}
	_ = a
	return b
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/voidred", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
				{5},
			}
		},
		Want: []string{"8", "7"},
	})
}
