// Package uint is after test_ajit: r_uint, uint_operations, uint_floordiv, wrap_around_mul.
package uint

import (
	"math/bits"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x", "y", "z", "w"}})

func f(n int, x, y uint) (uint, uint32, int8) {
	var z uint32
	var w int8 = 100
	for n > 0 {
		driver.MergePoint(n, x, y, z, w)
		x = x*2654435761 + y
		y = y/3 | x>>60
		if x > y+1<<63 {
			z += uint32(x % 7)
		}
		w += int8(x)
		z = bits.RotateLeft32(z*5, int(w)&7)
		n--
	}
	return x, z, w
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/uint", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{50, uint(12), uint(1 << 63)},
			}
		},
		Want: []string{"427223999580223600 955572462 100"},
	})
}
