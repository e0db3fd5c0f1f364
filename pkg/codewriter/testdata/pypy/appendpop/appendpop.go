// Package appendpop is after test_list: fold_indexerror, virtual_resize: append, pop and insert.
package appendpop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "lst", "total"}})

func f(n int) (int, []int) {
	var lst []int
	total := 0
	for n > 0 {
		driver.MergePoint(n, lst, total)
		lst = append(lst, n)
		lst = append(lst, n*2, n*3)
		total += lst[len(lst)-1]
		lst = lst[:len(lst)-2]
		if len(lst) > 4 {
			lst = append(lst[:1], append([]int{99}, lst[2:]...)...)
		}
		n--
	}
	return total, lst
}

func init() {
	pypy.Add(pypy.Case{
		Name: "list/appendpop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{10},
				{45},
			}
		},
		Want: []string{"165 [10 99 8 7 6 5 4 3 2 1]", "3105 [45 99 43 42 41 40 39 38 37 36 35 34 33 32 31 30 29 28 27 26 25 24 23 22 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1]"},
	})
}
