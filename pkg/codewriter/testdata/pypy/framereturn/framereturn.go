// Package framereturn is after test_virtualizable: synchronize_in_return.
package framereturn

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Frame struct {
	inst_x int
	other  *Frame
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "frame"}})

func g(n int, frame *Frame) int {
	for n > 0 {
		driver.MergePoint(n, frame)
		frame.inst_x = n
		n--
	}
	return frame.inst_x
}

func f(n int) int { fr := &Frame{}; return g(n, fr) + fr.inst_x }

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/framereturn", Driver: driver, Run: g,
		Inputs: func() [][]any {
			return [][]any{
				{30, &Frame{inst_x: 7}},
				{0, &Frame{inst_x: 7}},
				{30, nil},
				{0, nil},
			}
		},
		Want: []string{"1", "7", "panic: runtime error: invalid memory address or nil pointer dereference", "panic: runtime error: invalid memory address or nil pointer dereference"},
	})
}

var _ = f
