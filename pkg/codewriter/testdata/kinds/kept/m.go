// Package kept has closures that keep a loop's variable: each round has its own, and
// that does not change any more.
package kept

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc   int
	funcs []func() int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"code"}, Reds: []string{"n", "m"}})

// run's main loop has a red that closures keep.
func run(code string, m *machine) {
	for n := 0; n < 60; n++ {
		driver.MergePoint(code, n, m)
		for j := 0; j < len(code); j++ {
			switch code[j] {
			case 'k': // both are kept
				m.funcs = append(m.funcs, func() int { return n*10 + j })
			case 'c': // the closure changes it, and so how often the loop goes round
				each(1, func(v int) { j += v })
			case 'p': // kept by what the last part of a loop does
				for i, f := 0, (func() int)(nil); i < 3; i, f = i+1, func() int { return i } {
					if f != nil {
						m.acc = m.acc*3&0xffff + f()
					}
				}
			}
		}
		for _, f := range m.funcs {
			m.acc = m.acc*7&0xffffff + f()
		}
		if len(m.funcs) > 4 {
			m.funcs = m.funcs[3:]
		}
	}
}

func each(v int, f func(int)) { f(v) }

var guests = []string{"k", "kk.k", "c.k", "p", "pkck"}

func newM() *machine { return &machine{} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, len(m.funcs)) }
