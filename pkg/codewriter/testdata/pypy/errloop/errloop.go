// Package errloop is after test_exception: loop: an index that is not there, caught outside of the loop.
package errloop

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n"}})

func check(n int) {
	if n < 0 {
		panic(fmt.Sprintf("index %d", n))
	}
}

func f(n int) (res int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	for {
		driver.MergePoint(n)
		check(n)
		n -= 10
		res++
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/errloop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{54},
				{504},
				{-1},
			}
		},
		Want: []string{"6 recovered: index -6", "51 recovered: index -6", "0 recovered: index -1"},
	})
}
