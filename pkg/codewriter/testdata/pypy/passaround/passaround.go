// Package passaround is after test_ajit: pass_around, several results and struct values.
package passaround

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type pair struct{ a, b int }

func call(p pair) (int, pair) {
	if p.a > 3 {
		return p.b, pair{p.a - 1, p.b}
	}
	return 0, pair{p.b, p.a + 1}
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "n", "p"}})

func f(n, x int) (int, pair) {
	p := pair{n, x}
	for n > 0 {
		driver.MergePoint(x, n, p)
		var t int
		t, p = call(p)
		x += t
		n--
	}
	return x, p
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/passaround", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30, 7},
			}
		},
		Want: []string{"204 {5 4}"},
	})
}
