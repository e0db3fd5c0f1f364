// Package twobehaviors is after test_send: two_behaviors.
package twobehaviors

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Int struct{ value int }

var cases = mk()

func mk() (c []bool) {
	for i := range 140 {
		c = append(c, i < 100 || i < 120 && i%2 == 1)
	}
	return
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"y", "x"}})

func f(y int) int {
	x := &Int{0}
	for y > 0 {
		driver.MergePoint(y, x)
		y--
		if cases[y] {
			x = &Int{x.value + 1}
		}
	}
	return x.value
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/twobehaviors", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{140},
			}
		},
		Want: []string{"110"},
	})
}
