// Package constants: constants that the main loop's function and others declare, in function
// literals and in what is taken out: of all types, hidden by variables, in the head too.
// Jitcode: @<func runAt33>
package constants

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type weekday uint8

type machine struct {
	acc, left int
	dict      map[int]int
	out       string
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	const step, mask = 3, 0xffff
	const letter = 'x'
	const day weekday = 3
	const name, on = "n" + "m", true
	const third = 1.0 / 3
	const far = 'x' + 0x200000
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.each(func(n int) int { return (n*step + int(day)) & mask })
		case 'b': // one that hides what it used, and one within
			m.each(func(n int) int {
				x := step + n
				step := x & 7
				if on {
					mask := step ^ 5
					x += mask
				}
				return x + len(name) + step
			})
		case 'c': // the default types
			m.each(func(n int) int {
				m := fmt.Sprintf("%T %T %T %T %v", step, letter, far, day, name)
				return len(m) + n&mask
			})
		case 'd': // taken out
			m.out = fmt.Sprintf("%T %T %T %T %v", step, letter, far, day, letter)
		case 'e':
			x := len(fmt.Sprint(m.acc&7, step))
			step := x & 7
			m.out = fmt.Sprint(step, letter)
			m.acc += step
		case 'f':
			m.each(func(n int) int { return int(float64(n&mask) * third) })
			m.out = fmt.Sprint(third * third)
		case 'g':
			m.sum(func(list [step]int) int { return list[step-1] })
		case 'h':
			m.acc ^= m.inner(m.left)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) each(f func(int) int) { m.acc = f(m.acc) ^ m.left }

func (m *machine) sum(f func([3]int) int) { m.acc += f([3]int{m.acc & 7, 2, m.left}) }

func (m *machine) inner(n int) int {
	const low = 5
	f := func(x int) int {
		const high = low + 1
		g := func(y int) int { return y&low + high }
		return g(x) ^ low
	}
	return m.twice(f, n) & 0xff
}

func (m *machine) twice(f func(int) int, n int) int { return f(f(n)) }

func newM() *machine { return &machine{left: 40, acc: 7, dict: map[int]int{3: 12}} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.dict, m.out) }

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "g@", "h@", "abcdefgh@"}
