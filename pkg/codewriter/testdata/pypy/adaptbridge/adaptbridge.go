// Package adaptbridge is after test_loop: adapt_bridge_to_merge_point: objects that hold objects.
package adaptbridge

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Y struct{ v int }

type X struct{ y *Y }

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "n"}})

func f(n int) int {
	x := &X{&Y{5}}
	for n > 0 {
		driver.MergePoint(x, n)
		y := x.y.v
		if y == 0 {
			x = &X{&Y{7}}
			n--
		} else {
			x.y = &Y{y - 1}
		}
	}
	return x.y.v
}

func init() {
	pypy.Add(pypy.Case{
		Name: "loop/adaptbridge", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{13},
				{1},
			}
		},
		Want: []string{"7", "7"},
	})
}
