// Package inlinecall is after test_recursive: inline: an interpreter that calls itself for a subroutine.
package inlinecall

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"i", "code"}, Reds: []string{"n"}})

var codes = []string{"021", "00"}

func interpret(codenum, n, i int) int {
	code := codes[codenum]
	for i < len(code) {
		driver.MergePoint(i, code, n)
		switch code[i] {
		case '0':
			n++
			i++
		case '2':
			n = interpret(1, n, 1)
			i++
		case '1':
			if n > 20 {
				return 42
			}
			i -= 2
		case '3':
			return n
		default:
			panic("not implemented")
		}
	}
	return n
}

func f(codenum, n, i int) int { return interpret(codenum, n, i) }

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/inlinecall", Driver: driver, Run: interpret,
		Inputs: func() [][]any {
			return [][]any{
				{0, 0, 0},
				{1, 5, 0},
				{0, -200, 0},
			}
		},
		Want: []string{"42", "7", "42"},
	})
}

var _ = f
