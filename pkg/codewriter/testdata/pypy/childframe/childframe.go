// Package childframe is after test_virtualizable: virtual_child_frame_with_arrays.
package childframe

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Frame struct{ x []int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "frame"}})

func f(n int) int {
	frame := &Frame{[]int{0}}
	for frame.x[0] < n {
		driver.MergePoint(n, frame)
		child := &Frame{make([]int, 1)}
		child.x[0] = frame.x[0] + 1
		frame.x[0] += child.x[0]
		child.x[0] += 1
		if child.x[0]%5 == 0 {
			frame = child
		}
	}
	return frame.x[0]
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/childframe", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{1000},
			}
		},
		Want: []string{"1703"},
	})
}
