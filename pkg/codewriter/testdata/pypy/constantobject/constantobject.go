// Package constantobject is after test_immutable: read_on_promoted: an object that nobody changes.
package constantobject

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type X struct{ x, y int }

var global = &X{6, 7}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "res"}})

func f(n int) int {
	res := 0
	for n > 0 {
		driver.MergePoint(n, res)
		res += global.x * global.y
		n--
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "immutable/constantobject", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
			}
		},
		Want: []string{"840"},
	})
}
