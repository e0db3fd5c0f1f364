// Package typeswitch is after test_ajit: isinstance.
package typeswitch

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A interface{}

type B struct{ n int }

type C struct{ n int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x"}})

func extern(n int) any {
	if n%3 == 0 {
		return &B{n}
	}
	return C{n}
}

func f(n int) int {
	x := 1
	for n > 0 {
		driver.MergePoint(n, x)
		switch o := extern(n).(type) {
		case *B:
			x += o.n
		case C:
			x ^= o.n
		default:
			x = 0
		}
		n--
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/typeswitch", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50},
			}
		},
		Want: []string{"346"},
	})
}
