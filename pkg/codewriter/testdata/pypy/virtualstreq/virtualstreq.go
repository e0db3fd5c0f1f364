// Package virtualstreq is after test_virtual: virtual_streq_bug.
package virtualstreq

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{ state string }

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "s", "a"}})

func f() (string, int) {
	a := &A{"data"}
	i, s := 0, 10000
	for i < 30 {
		driver.MergePoint(i, s, a)
		i++
		if a.state == "data" {
			a.state = "escaped"
			s += 1000
		} else if a.state == "escaped" {
			s += 100
			if i&7 == 0 {
				a = &A{"data"}
			}
		}
	}
	return a.state, s
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtual/virtualstreq", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{},
			}
		},
		Want: []string{"escaped 16600"},
	})
}
