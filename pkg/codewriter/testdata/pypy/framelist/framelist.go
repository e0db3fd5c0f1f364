// Package framelist is after test_virtualizable: access_list_fields, array_length.
package framelist

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type XY struct {
	x   int
	lst []int
}

var driver = jit.NewDriver(jit.Config{Reds: []string{"xy"}})

func f(n int) (int, []int) {
	xy := &XY{x: n, lst: []int{1, 2, 5}}
	for xy.x > 0 {
		driver.MergePoint(xy)
		xy.x -= 1
		xy.lst[1] += xy.lst[0] * len(xy.lst)
		xy.lst[2] ^= xy.lst[1]
	}
	return xy.lst[1], xy.lst
}

func init() {
	pypy.Add(pypy.Case{
		Name: "virtualizable/framelist", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{15},
				{50},
			}
		},
		Want: []string{"47 [1 47 23]", "152 [1 152 232]"},
	})
}
