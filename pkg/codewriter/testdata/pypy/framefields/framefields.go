// Package framefields is after test_virtualizable: preexisting_access, two_paths_access.
package framefields

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Frame struct{ x, y int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "frame"}})

func f(n int) *Frame {
	frame := &Frame{x: n, y: 10}
	for frame.x > 0 {
		driver.MergePoint(n, frame)
		frame.y += frame.x
		frame.x -= 1
		if frame.x == 5 {
			n--
			frame.y += n
		}
	}
	return frame
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/framefields", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{70},
			}
		},
		Want: []string{"&{0 239}", "&{0 2564}"},
	})
}
