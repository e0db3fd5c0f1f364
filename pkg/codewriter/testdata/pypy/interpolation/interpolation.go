// Package interpolation is after test_string: string_interpolation, bytearray.
package interpolation

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "buf"}})

func f(n int) string {
	buf := []byte("start ")
	for n > 0 {
		driver.MergePoint(n, buf)
		buf = fmt.Appendf(buf[:6], "%d:%s", n, buf[:3])
		buf = append(buf, "tail"...)
		buf[0]++
		n--
	}
	return string(buf)
}

func init() {
	pypy.Add(pypy.Case{
		Name: "string/interpolation", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30},
			}
		},
		Want: []string{"\x91tart 1:\x90tatail"},
	})
}
