// Package strbuilder is after test_string: stringbuilder_append_2, join_chars.
package strbuilder

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
	"strings"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "out"}})

func f(n int) (out []string) {
	for n > 0 {
		driver.MergePoint(n, out)
		var sb strings.Builder
		sb.WriteString("ab")
		sb.WriteByte(byte('0' + n%10))
		sb.WriteString(strings.Repeat("z", n%3))
		if n%7 == 0 {
			out = append(out, sb.String())
		}
		n--
	}
	return
}

func init() {
	pypy.Add(pypy.Case{
		Name: "string/strbuilder", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50},
			}
		},
		Want: []string{"[ab9z ab2 ab5zz ab8z ab1 ab4zz ab7z]"},
	})
}
