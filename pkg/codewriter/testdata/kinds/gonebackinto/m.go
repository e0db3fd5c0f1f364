// Package gonebackinto: a main loop to which the code behind it goes back, and that calls itself.
// Jitcode: inline_call run,
package gonebackinto

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left, depth int
	forks            []int
	at               *int
	mail             chan int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "n"}})

func run(code string, m *machine) int {
	n, pc := 0, 0
next:
	n += 3
loop:
	for ; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, n)
		switch code[pc] {
		case '+':
			m.acc = (m.acc*3 + n) & 0xffff
			n++
		case 'h':
			if m.depth < 3 {
				m.depth++
				n += run(code[:pc]+"+b", m) & 7
				m.depth--
			}
		case 'f':
			if len(m.forks) < 6 && m.left > 0 {
				m.forks = append(m.forks, pc)
			}
		case 'b':
			break loop
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
	if m.left--; m.left > 0 && len(m.forks) > 0 {
		pc = m.forks[len(m.forks)-1] + 1
		m.forks = m.forks[:len(m.forks)-1]
		goto next
	}
	return n
}

func newM() *machine { return &machine{left: 60, acc: 7, at: new(int), mail: make(chan int, 100)} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.forks, *m.at, len(m.mail)) }

var guests = []string{"+fb", "f+@", "+ffb@", "+f+fb", "+h+fb", "hf@"}
