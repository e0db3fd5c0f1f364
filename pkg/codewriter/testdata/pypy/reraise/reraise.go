// Package reraise is after test_exception: reraise_through_portal: a wrapper around the main loop.
package reraise

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type MyError struct{ n int }

func (e *MyError) Error() string { return fmt.Sprint("E", e.n) }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

func portal(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*MyError)
			if !ok {
				panic(r)
			}
			e.n++
			err = e
		}
	}()
	for n > 0 {
		driver.MergePoint(n)
		if n == 10 {
			panic(&MyError{n})
		}
		if n == 60 {
			panic("sixty")
		}
		n--
	}
	return nil
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/reraise", Driver: driver, Run: portal,
		Inputs: func() [][]any {
			return [][]any{
				{50},
				{5},
				{80},
			}
		},
		Want: []string{"E11", "<nil>", "panic: sixty"},
	})
}
