// Package warmbasicloop is after test_warmspot: basic: the main loop's own panic.
package warmbasicloop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Exit struct{ result int }

var lst = []int{0, 0, 1}

var driver = jit.NewDriver(jit.Config{Greens: []string{"i"}, Reds: []string{"a"}})

func loop(a int) {
	i := 0
	for {
		driver.MergePoint(i, a)
		if i >= len(lst) {
			break
		}
		if lst[i] == 0 {
			a++
			i++
		} else if a < 20 {
			i = 0
		} else {
			i++
		}
	}
	panic(Exit{a})
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/warmbasicloop", Driver: driver, Run: loop,
		Inputs: func() [][]any {
			return [][]any{
				{1},
				{19},
			}
		},
		Want: []string{"panic: {21}", "panic: {21}"},
	})
}
