// Package dictkeys is after test_dict: repeated_lookup, dict_double_lookup_2.
package dictkeys

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "d", "s"}})

func f(n int, s string) (int, int) {
	d := make(map[string]int)
	d[s] = 0
	for n > 0 {
		driver.MergePoint(n, d, s)
		if v, ok := d[s]; ok {
			d[s] = v + 1
			n -= d[s] - v
		}
		n += len(d) - 1
		if n > 3 {
			d["x"+s] += 1
			delete(d, "x"+s)
		}
		n--
	}
	return d[s], len(d)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "dict/dictkeys", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50, "key"},
				{3, ""},
			}
		},
		Want: []string{"25 1", "2 1"},
	})
}
