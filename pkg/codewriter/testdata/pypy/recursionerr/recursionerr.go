// Package recursionerr is after test_recursive: simple_recursion_with_exc.
package recursionerr

import (
	"errors"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "m"}})

var errTen = errors.New("ten")

func f(n int) (int, error) {
	m := n - 2
	for {
		driver.MergePoint(n, m)
		n--
		if n == 10 {
			return 0, errTen
		}
		if m == n {
			r, err := top(n)
			if err != nil {
				return 2, nil
			}
			return r * 2, nil
		}
	}
}

func top(n int) (int, error) {
	if n > 0 {
		return f(n + 1)
	}
	return 1, nil
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/recursionerr", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{9},
				{40},
			}
		},
		Want: []string{"256 <nil>", "256 <nil>", "268435456 <nil>"},
	})
}
