// Package switchop is after test_ajit: switch, switch_bridges.
package switchop

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x"}})

func f(n int) int {
	x := 1
	for n > 0 {
		driver.MergePoint(n, x)
		switch n % 13 {
		case 0:
			x += 3
		case 1, 2:
			x ^= n
		case 4:
			x *= 3
			fallthrough
		case 5:
			x++
		default:
			x -= 2
		case 9:
			if x > 1000 {
				x = 0
				break
			}
			x += 100
		}
		n--
	}
	return x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/switchop", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{80},
			}
		},
		Want: []string{"3131"},
	})
}
