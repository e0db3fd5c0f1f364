// Package guardinlined is after test_recursive: guard_failure_in_inlined_function.
package guardinlined

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"n"}})

func f(code string, n int) int {
	pc := 0
	for pc < len(code) {
		driver.MergePoint(pc, code, n)
		op := code[pc]
		if op == '-' {
			n--
		} else if op == 'c' {
			n = f("---i---", n)
		} else if op == 'i' {
			if n%5 == 1 {
				return n
			}
		} else if op == 'l' {
			if n > 0 {
				pc = 0
				continue
			}
		} else {
			panic("bad op")
		}
		pc++
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/guardinlined", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{"c-l", 100},
				{"c-x", 100},
			}
		},
		Want: []string{"0", "panic: bad op"},
	})
}
