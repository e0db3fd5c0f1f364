// Package simpleimplicit is after test_virtualizable: simple_implicit: reset of a frame, promoted.
package simpleimplicit

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Frame struct{ x, y int }

func (fr *Frame) reset(v int) { fr.x, fr.y = v, v+1 }

var driver = jit.NewDriver(jit.Config{Reds: []string{"frame", "x", "n"}})

var samePackage = &SomewhereElse{}

type SomewhereElse struct{ frame *Frame }

func f(n int) (int, int) {
	frame := new(Frame)
	frame.reset(n)
	x := 0
	samePackage.frame = frame
	for frame.y < n*20 {
		driver.MergePoint(frame, x, n)
		frame.x += frame.y
		x += frame.x & 3
		frame.y++
	}
	return samePackage.frame.x, x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/simpleimplicit", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{8},
			}
		},
		Want: []string{"12692 228"},
	})
}
