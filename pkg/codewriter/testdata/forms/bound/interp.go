// Package bound has a main loop that is a method, takes any number of arguments, and
// gives two results.
package bound

import (
	"errors"

	"mergepoint/pkg/jit"
)

type Machine struct{ Rounds int }

var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "seeds", "sum", "left"}})

var errDivide = errors.New("division by nothing")

func (m *Machine) Run(code string, seeds ...int) (sum int, err error) {
	left := 60
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m, seeds, sum, left)
		switch code[pc] {
		case '+':
			for _, s := range seeds {
				sum += s
			}
		case '/':
			if len(seeds) == 0 {
				return sum, errDivide
			}
			sum /= seeds[0]
		case '@':
			m.Rounds++
			if left--; left > 0 {
				pc = -1
			}
		}
	}
	return sum, nil
}
