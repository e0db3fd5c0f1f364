// Package condcall is after test_call: cond_call.
package condcall

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type L struct{ n []int }

func (l *L) late(m int) { l.n = append(l.n, m) }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "l"}})

func f(n int) []int {
	l := &L{}
	for n > 0 {
		driver.MergePoint(n, l)
		if n%5 == 1 {
			l.late(n)
		}
		n--
	}
	return l.n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "call/condcall", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{33},
			}
		},
		Want: []string{"[31 26 21 16 11 6 1]"},
	})
}
