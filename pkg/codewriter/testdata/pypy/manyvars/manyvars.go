// Package manyvars is after test_recursive: max_failure_args: many variables alive.
package manyvars

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "a", "b", "c", "d", "e", "g", "h", "j", "k", "l", "m", "n", "o", "p", "q"}})

func f(i int) (int, int) {
	a, b, c, d, e, g, h, j := 1, 2, 3, 4, 5, 6, 7, 8
	k, l, m, n, o, p, q := 9, 10, 11, 12, 13, 14, 15
	for i > 0 {
		driver.MergePoint(i, a, b, c, d, e, g, h, j, k, l, m, n, o, p, q)
		a, b, c, d, e, g, h, j, k, l, m, n, o, p, q = b, c, d, e, g, h, j, k, l, m, n, o, p, q, (a+q)&0xff
		if i&7 == 3 {
			a += i
		}
		i--
	}
	return a + b + c + d + e + g + h + j + k + l + m + n + o + p + q, a
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/manyvars", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{70},
			}
		},
		Want: []string{"1581 29"},
	})
}
