// Package dictiter is after test_dict: loop_over_virtual_dict_gives_constants, dict_virtual.
package dictiter

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "sum"}})

func f(n int) int {
	sum := 0
	for n > 0 {
		driver.MergePoint(n, sum)
		d := map[int]int{n: 1, n + 1: 2, n + 2: 3}
		for k, v := range d {
			sum += k * v
		}
		n--
	}
	return sum
}

func init() {
	pypy.Add(pypy.Case{
		Name: "dict/dictiter", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20},
			}
		},
		Want: []string{"1420"},
	})
}
