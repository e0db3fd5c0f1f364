// Package errresidual is after test_exception: bridge_from_guard_exception: an error of a residual function.
package errresidual

import (
	"errors"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

var errValue = errors.New("value")

//jit:residual
func check(n int) error {
	if n%2 != 0 {
		return errValue
	}
	return nil
}

func f(n int) int {
	for n > 0 {
		driver.MergePoint(n)
		if err := check(n); err != nil {
			n -= 3
		} else {
			n--
		}
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/errresidual", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
				{21},
			}
		},
		Want: []string{"0", "-2"},
	})
}
