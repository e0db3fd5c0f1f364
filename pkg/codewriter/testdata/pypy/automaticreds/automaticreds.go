// Package automaticreds is after test_warmspot: loop_automatic_reds_livevars_before_jit_merge_point.
package automaticreds

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "m", "i", "res"}})

func f(n, m int) (res int) {
	res = 0
	i := 0
	for n > 0 {
		n--
		driver.MergePoint(n, m, i, res)
		i++
		res += m*i + n
	}
	return res
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/automaticreds", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{21, 5},
				{0, 1},
			}
		},
		Want: []string{"1365", "0"},
	})
}
