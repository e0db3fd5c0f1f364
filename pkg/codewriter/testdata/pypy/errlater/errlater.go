// Package errlater is after test_exception: exception_later, a typed error.
package errlater

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
	"strconv"
)

type MyError struct{ n int }

func (e MyError) Error() string { return "my error " + strconv.Itoa(e.n) }

func check(n int) (int, error) {
	if n < 0 {
		return 0, MyError{n}
	}
	return 5, nil
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

func f(n int) (int, error) {
	for {
		driver.MergePoint(n)
		d, err := check(n)
		if err != nil {
			return err.(MyError).n, err
		}
		n -= d
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/errlater", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{53},
				{500},
			}
		},
		Want: []string{"-2 my error -2", "-5 my error -5"},
	})
}
