// Package dictset is after test_dict: dict_set_none, dict_as_counter.
package dictset

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "dct"}})

func f(n int) map[int]int {
	dct := map[int]int{}
	for n > 0 {
		driver.MergePoint(n, dct)
		dct[n%5]++
		n--
	}
	return dct
}

func init() {
	pypy.Add(pypy.Case{
		Name: "dict/dictset", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{32},
			}
		},
		Want: []string{"map[0:6 1:7 2:7 3:6 4:6]"},
	})
}
