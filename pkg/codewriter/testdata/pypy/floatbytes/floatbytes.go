// Package floatbytes is after test_ajit: float_bytes.
package floatbytes

import (
	"math"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"n", "x", "h"}})

func f(n int, x float64) (uint64, float64) {
	var h uint64
	for n > 0 {
		driver.MergePoint(n, x, h)
		h = h<<1 ^ math.Float64bits(x)
		x = float64(math.Float64frombits(math.Float64bits(x)&^(1<<63)) * 1.1)
		x = -math.Sqrt(x + float64(n))
		n--
	}
	return h, x
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/floatbytes", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{20, 2.5},
				{3, math.NaN()},
			}
		},
		Want: []string{"4541350713918627988 -1.8386004530210776", "18439988674268495879 NaN"},
	})
}
