// Package interpsimple is after test_loop: interp_simple, green_prevents_loop: nothing to compile but entry.
package interpsimple

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

const bytecode = "bedca"

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"x", "y"}})

func f(x, y, rounds int) int {
	for i := 0; rounds > 0; rounds-- {
		x = g(x, y)
		i++
	}
	return x
}

func g(x, y int) int {
	i := 0
	for i < len(bytecode) {
		driver.MergePoint(i, x, y)
		switch op := bytecode[i]; op {
		case 'a':
			x += 3
		case 'b':
			x++
		case 'c':
			x -= y
		case 'd':
			y += y
		default:
			y++
		}
		i++
		if i == len(bytecode) && y < 100000 {
			i = 0
		}
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/interpsimple", Driver: driver, Run: g,
		Inputs: func() [][]any {
			return [][]any{
				{100, 30},
				{0, -1},
			}
		},
		Want: []string{"-261908", "-262040"},
	})
}

var _ = f
