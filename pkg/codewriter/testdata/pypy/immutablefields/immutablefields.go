// Package immutablefields is after test_immutable: fields, array.
package immutablefields

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

//jit:immutable
type X struct {
	x int
	y []int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"x"}, Reds: []string{"n", "sum"}})

func f(x *X, n int) int {
	sum := 0
	for n > 0 {
		driver.MergePoint(x, n, sum)
		sum += x.x + x.y[n&3]
		n -= x.y[1]
	}
	return sum
}

func init() {
	pypy.Add(pypy.Case{
		Name: "immutable/immutablefields", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{obj, 50},
			}
		},
		Want: []string{"176"},
	})
}

var obj = &X{5, []int{1, 2, 3, 4}}
