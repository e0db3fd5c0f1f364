// Package streq is after test_string: eq_residual, eq_folded.
package streq

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var globals = []string{"abc", "hello", "hello!", "HELLO"}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "i", "m"}})

func f(n, m int) int {
	i := 0
	for n > 0 {
		driver.MergePoint(n, i, m)
		s := globals[(n+m)&3]
		if s == "hello" {
			i += 1
		} else if s > "abc" {
			i += 100
		} else if globals[m&3] == s {
			i += 10000
		}
		n--
	}
	return i
}

func init() {
	pypy.Add(pypy.Case{
		Name: "string/streq", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20, 1},
				{20, 0},
			}
		},
		Want: []string{"505", "50505"},
	})
}
