// Package setinterior is after test_ajit: setinteriorfield, virtual_array_of_structs.
package setinterior

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type item struct{ a, b int }

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "arr"}})

func f(n int) []item {
	arr := make([]item, 4)
	for n > 0 {
		driver.MergePoint(n, arr)
		p := &arr[n&3]
		p.a += n
		arr[(n+1)&3].b = p.a
		arr[2] = arr[n&3]
		n--
	}
	return arr
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/setinterior", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40},
			}
		},
		Want: []string{"[{220 210} {190 220} {190 220} {210 212}]"},
	})
}
