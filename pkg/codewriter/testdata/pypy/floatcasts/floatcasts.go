// Package floatcasts is after test_float: cast_float_to_int, cast_int_to_float, singlefloat, abs, neg.
package floatcasts

import (
	"math"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"i", "n", "x", "s"}})

func f(n int, x float64, s float32) (int, float64, float32) {
	for i := n; i > 0; i-- {
		driver.MergePoint(i, n, x, s)
		n += int(x) - int(uint8(int(x)))
		x = -math.Abs(x) + float64(n)*0.25
		s = float32(s*1.5) - float32(n)
		if s > 1e9 || s < -1e9 {
			s = float32(float64(s) / 1e9)
		}
		n &= 0xffff
	}
	return n, x, s
}

func init() {
	pypy.Add(pypy.Case{
		Name: "float/floatcasts", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{30, -7.75, float32(0.1)},
				{30, 1234567.5, float32(-3)},
			}
		},
		Want: []string{"9246 1125.25 -133236.39", "52766 -5.740859905e+08 1.0103291"},
	})
}
