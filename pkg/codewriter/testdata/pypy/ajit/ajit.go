// Package ajit has ports of test_ajit.py and test_loop.py.
package ajit

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "res"}})

func loop(x, y int) int {
	res := 0
	for y > 0 {
		driver.MergePoint(x, y, res)
		res += x
		y--
	}
	return res * 2
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/loop", Driver: driver, Run: loop, Loop: 5,
		Inputs: func() [][]any { return [][]any{{6, 7}, {6, 40}, {-3, 0}} },
		Want:   []string{"84", "480", "0"},
	})
}
