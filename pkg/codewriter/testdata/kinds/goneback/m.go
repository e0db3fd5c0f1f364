// Package goneback: a main loop to which the code behind it goes back, and its own to a
// place before it: with variables that are set there, and one that is only needed behind.
// Jitcode: ; 62:17
package goneback

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left int
	forks     []int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "n", "tried", "rounds", "k", "err"}})

func run(code string, m *machine) (n int, text string) {
	pc, tried, rounds, k := 0, 0, 0, 0
	var err error
again:
	rounds++
	n += rounds & 3
loop:
	for ; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, n, tried, rounds, k, err)
		switch code[pc] {
		case '+':
			m.acc = (m.acc*3 + n + tried) & 0xffff
		case 'k':
			k += n&1 + 1
			m.acc ^= k
		case 'f':
			if len(m.forks) < 6 && m.left > 0 {
				m.forks = append(m.forks, pc)
			}
		case 'b':
			break loop
		case 'e':
			err = fmt.Errorf("at %d, %d", pc, rounds)
			break loop
		case 'a':
			if m.left--; m.left > 0 && m.left&3 > 0 {
				pc = 0
				goto again
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		case '.':
			return n + tried, "ended"
		}
	}
	if len(m.forks) > 0 {
		pc = m.forks[len(m.forks)-1] + 1
		m.forks = m.forks[:len(m.forks)-1]
		tried++
		goto loop
	}
	if m.left--; m.left > 0 {
		pc, err = 0, nil
		goto again
	}
	if err != nil {
		return n, err.Error()
	}
	return n + tried + rounds, "done"
}

func newM() *machine { return &machine{left: 60, acc: 7} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.forks) }

var guests = []string{"+fb", "f+@", "+ffb@", "a+", "+a@", "fa+b", "+eb", "f+e@", "f+b.", "+++fafb@e", "k+fb", "kfk+b"}
