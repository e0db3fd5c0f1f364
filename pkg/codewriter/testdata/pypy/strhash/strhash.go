// Package strhash is after test_string: string_hashing, str_find, str2unicode.
package strhash

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "h", "s", "runes"}})

func hash(s string) (h uint32) {
	h = 2166136261
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return
}

func f(n int, s string) (uint32, int) {
	h, runes := uint32(0), 0
	for n > 0 {
		driver.MergePoint(n, h, s, runes)
		h = h*31 + hash(s[n%len(s):])
		for _, r := range s {
			runes += int(r) & 7
		}
		n--
	}
	return h, runes
}

func init() {
	pypy.Add(pypy.Case{
		Name: "string/strhash", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{40, "héllo"},
				{9, "\xffx\xc3"},
			}
		},
		Want: []string{"2750609017 640", "2148808717 90"},
	})
}
