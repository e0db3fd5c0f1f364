// Package catchclasses is after test_exception: catch_different_class: errors.As in a loop, several types.
package catchclasses

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type A struct{ v int }

type B struct{ A }

func (a A) Error() string { return fmt.Sprint("A", a.v) }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "sum"}})

//jit:residual
func extern(n int) error {
	switch n % 3 {
	case 0:
		return A{n}
	case 1:
		return &B{A{n}}
	}
	return nil
}

func f(n int) int {
	sum := 0
	for n > 0 {
		driver.MergePoint(n, sum)
		n--
		err := extern(n)
		if err == nil {
			continue
		}
		if a, ok := err.(A); ok {
			sum += a.v
		} else if b, ok := err.(*B); ok {
			sum -= b.v
		}
	}
	return sum
}

func init() {
	pypy.Add(pypy.Case{
		Name: "exception/catchclasses", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{60},
			}
		},
		Want: []string{"-20"},
	})
}
