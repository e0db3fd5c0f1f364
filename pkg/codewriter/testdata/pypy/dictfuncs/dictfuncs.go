// Package dictfuncs is after test_dict: dict_of_classes_as_values.
package dictfuncs

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type op func(int) int

var table = map[string]op{"inc": func(i int) int { return i + 1 }, "dbl": func(i int) int { return i * 2 % 1001 }}

var names = [...]string{"inc", "dbl", "inc"}

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x"}})

func f(n int) int {
	x := 1
	for n > 0 {
		driver.MergePoint(n, x)
		x = table[names[n%3]](x)
		n--
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "dict/dictfuncs", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50},
			}
		},
		Want: []string{"761"},
	})
}
