// Package threereceivers is after test_send: three_receivers.
package threereceivers

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type W interface{ foo() int }

type W1 struct{}

type W2 struct{}

type W3 struct{}

func (W1) foo() int { return 1 }

func (W2) foo() int { return 2 }

func (W3) foo() int { return 3 }

//jit:residual
func extern(y int) W {
	lst := []func() W{
		func() W { return W1{} }, func() W { return W1{} }, func() W { return W2{} }, func() W { return W3{} },
		func() W { return W3{} }, func() W { return W2{} }, func() W { return W1{} },
	}
	return lst[y%len(lst)]()
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"y", "acc"}})

func f(y int) int {
	acc := 0
	for y > 0 {
		driver.MergePoint(y, acc)
		w := extern(y)
		acc = acc*3 + w.foo()
		y--
	}
	return acc
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/threereceivers", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{69},
				{75},
			}
		},
		Want: []string{"-2711474131503075959", "6043976331294344009"},
	})
}
