// Package callback has a main loop that is called again by functions of the host.
package callback

import "mergepoint/pkg/jit"

// A Machine runs functions of the guest; Call is what hosts call them by.
type Machine struct {
	Acc, Depth int
	Host       func(m *Machine, n int)
	Call       func(f string, n int) int
}

var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "f"}, Reds: []string{"m", "n", "acc"}})

// Run runs a function of the guest.
func (m *Machine) Run(f string, n int) int {
	acc := 0
	for pc := 0; pc < len(f); pc++ {
		Driver.MergePoint(pc, f, m, n, acc)
		switch f[pc] {
		case '+':
			acc += n
		case 'h':
			m.ask(n)
		case '!':
			if n == 13 {
				panic("thirteen")
			}
		case '@':
			if n--; n > 0 {
				pc = -1
			}
		}
	}
	m.Acc += acc
	return acc
}

// ask lets the host do what it likes.
func (m *Machine) ask(n int) { m.Host(m, n) }
