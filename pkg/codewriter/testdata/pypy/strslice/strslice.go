// Package strslice is after test_string: strslice, streq_char, str_slice_len_surviving.
package strslice

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "i", "s"}})

func f(n int) (int, string) {
	s := "xxxabcdefghijxxx"
	i := 0
	for n > 0 {
		driver.MergePoint(n, i, s)
		t := s[n%8 : n%8+5]
		if t[2:4] == "bc" || t[0] == 'x' {
			i += len(t[1:])
		}
		if i > 60 {
			s = s[1:] + t[:1]
			i = 0
		}
		n--
	}
	return i, s
}

func init() {
	pypy.Add(pypy.Case{
		Name: "string/strslice", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{100},
			}
		},
		Want: []string{"60 xxabcdefghijxxxx"},
	})
}
