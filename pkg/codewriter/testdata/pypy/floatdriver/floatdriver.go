// Package floatdriver is after test_warmspot: loop_automatic_reds_with_floats_and_refs.
package floatdriver

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Str struct{ v int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "j", "s", "x"}})

func f(n int) (float64, *Str, float64) {
	x := float64(n)
	j := &Str{0}
	s := 0.0
	for i := n; i > 0; i-- {
		driver.MergePoint(i, j, s, x)
		j = &Str{j.v + 1}
		s += x * float64(j.v)
		x /= 1.5
	}
	return s, j, x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/floatdriver", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{25},
			}
		},
		Want: []string{"224.91683553111105 &{25} 0.0009900532010591525"},
	})
}
