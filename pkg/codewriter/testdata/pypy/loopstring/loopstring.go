// Package loopstring is after test_loop: loop_string: a string grown in a loop.
package loopstring

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
	"strconv"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "s"}})

func f(n int) string {
	s := ""
	for n > 0 {
		driver.MergePoint(n, s)
		s += strconv.Itoa(n)
		if len(s) > 60 {
			s = s[len(s)-5:]
		}
		n--
	}
	return s
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/loopstring", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{100},
				{3},
			}
		},
		Want: []string{"716151413121110987654321", "321"},
	})
}
