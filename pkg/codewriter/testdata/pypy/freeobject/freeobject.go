// Package freeobject is after test_ajit: free_object, instantiate_classes, a table of constructors.
package freeobject

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type animal interface{ legs() int }

type Dog struct{ n int }

type Bird struct{ n, m int }

func (d *Dog) legs() int { return 4 + d.n }

func (b Bird) legs() int { return 2 + b.m }

var makers = [...]func(int) animal{
	func(n int) animal { return &Dog{n} },
	func(n int) animal { return Bird{m: n} },
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "sum"}})

func f(n int) int {
	sum := 0
	for n > 0 {
		driver.MergePoint(n, sum)
		sum += makers[n&1](n).legs()
		n--
	}
	return sum
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/freeobject", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40},
			}
		},
		Want: []string{"940"},
	})
}
