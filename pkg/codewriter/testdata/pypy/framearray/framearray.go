// Package framearray is after test_virtualizable: virtualizable_with_array, a stack of cells and its pointer.
package framearray

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Frame struct {
	l []int
	s int
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "frame", "x"}})

func f(n int) int {
	frame := &Frame{l: []int{0, n, 0, 0}, s: 0}
	x := 0
	for n > 0 {
		driver.MergePoint(n, frame, x)
		frame.s = promote(frame.s)
		n--
		s := frame.s
		if s < 0 {
			panic("negative")
		}
		x += frame.l[s]
		x += len(frame.l)
		frame.s++
		x += frame.l[s+1]
		frame.s--
		frame.l[s+2] = x & 0xff
	}
	return x
}

func promote(n int) int { return n }

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/framearray", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
			}
		},
		Want: []string{"1020"},
	})
}
