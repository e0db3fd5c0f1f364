// Package errfourcases is after test_exception: exception_four_cases.
package errfourcases

import (
	"errors"
	"fmt"
	"io"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var errs = [4]error{errors.New("1"), errors.New("2"), errors.New("3"), fmt.Errorf("wrapped: %w", io.EOF)}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "m"}})

func check(n int) error { return errs[n&3] }

func f(n int) int {
	m := 1
	for n > 0 {
		driver.MergePoint(n, m)
		switch err := check(n); {
		case err == errs[0]:
			m = m*3 + 1
		case err == errs[1]:
			m = m*5 + 1
		case err == errs[2]:
			m = m*7 + 1
		case errors.Is(err, io.EOF):
			m = m*11 + 1
		}
		m &= 0xffffff
		n--
	}
	return m
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/errfourcases", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{99},
			}
		},
		Want: []string{"2522314"},
	})
}
