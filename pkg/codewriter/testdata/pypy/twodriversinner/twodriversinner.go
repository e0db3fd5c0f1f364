// Package twodriversinner is after test_jitdriver: multiple_jits_trace_too_long: the inner driver's engine.
package twodriversinner

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver1 = jit.NewDriver(jit.Config{Greens: []string{"n"}, Reds: []string{"i", "box"}})

var driver2 = jit.NewDriver(jit.Config{Greens: []string{"n"}, Reds: []string{"i"}})

type IntBox struct{ val int }

func loop1(n int) (int, int) {
	i := 0
	box := &IntBox{10}
	for i < n {
		driver1.MergePoint(n, i, box)
		i++
		loop2(box)
	}
	return i, box.val
}

func loop2(n *IntBox) {
	i := 0
	for i < 10 {
		driver2.MergePoint(n, i)
		i++
		n.val = n.val*3&0xffff + i
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "jitdriver/twodriversinner", Driver: driver1, Run: loop1,
		Inputs: func() [][]any {
			return [][]any{
				{12},
				{60},
			}
		},
		Want: []string{"12 45382", "60 55094"},
	})
}
