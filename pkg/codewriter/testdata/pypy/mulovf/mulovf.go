// Package mulovf is after test_ajit: loop_invariant_mul_ovf1: Go has no overflow check, so the author asks math/bits.
package mulovf

import (
	"errors"
	"math"
	"math/bits"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Reds: []string{"x", "y", "res"}})

var errOverflow = errors.New("overflow")

func mulOvf(a, b int) (int, error) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, errOverflow
	}
	return int(lo), nil
}

func f(x, y int) (int, error) {
	res := 0
	for y > 0 {
		driver.MergePoint(x, y, res)
		b := y * 2
		p, err := mulOvf(x, x)
		if err != nil {
			return res, err
		}
		res += p
		res += b
		x += y
		y--
	}
	return res, nil
}

func init() {
	pypy.Add(pypy.Case{
		Name: "ajit/mulovf", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{6, 17},
				{3037000000, 40},
			}
		},
		Want: []string{"215934 <nil>", "-22835914916600 overflow"},
	})
}
