// Package portalfromblackhole is after test_send: recursive_call_to_portal_from_blackhole: a string comes back.
package portalfromblackhole

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"k"}, Reds: []string{"n"}})

func f(n, k int) string {
	for n >= 0 {
		driver.MergePoint(k, n)
		if n == 3 && k == 0 {
			return f(10, 1) + "!"
		}
		n--
	}
	if k == 1 {
		return "string"
	}
	return "xyz"
}

func init() {
	pypy.Add(pypy.Case{
		Name: "send/portalfromblackhole", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20, 0},
				{20, 1},
				{20, 2},
			}
		},
		Want: []string{"string!", "string", "xyz"},
	})
}
