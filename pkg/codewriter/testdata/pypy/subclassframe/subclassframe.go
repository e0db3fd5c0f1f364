// Package subclassframe is after test_virtualizable: subclass: embedding.
package subclassframe

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Frame struct{ x, y int }

type SubFrame struct {
	Frame
	z int
}

type frameLike interface{ step() bool }

func (f *Frame) step() bool { f.y += f.x; f.x--; return f.x > 0 }

func (f *SubFrame) step() bool { f.z++; f.y += f.x * f.z; f.x--; return f.x > 0 }

var driver = jit.NewDriver(jit.Config{Reds: []string{"fr"}})

func f(n int, sub bool) frameLike {
	var fr frameLike = &Frame{x: n}
	if sub {
		fr = &SubFrame{Frame: Frame{n, 3}}
	}
	for {
		driver.MergePoint(fr)
		if !fr.step() {
			return fr
		}
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/subclassframe", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20, false},
				{20, true},
			}
		},
		Want: []string{"&{0 210}", "&{{0 1543} 20}"},
	})
}
