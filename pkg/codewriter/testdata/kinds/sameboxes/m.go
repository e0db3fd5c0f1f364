// Package sameboxes: interface values compared that hold numbers and strings, equal ones in
// different boxes, values that differ from themselves, and types that look alike.
// Jitcode: float_eq
package sameboxes

import (
	"fmt"
	"math"

	"mergepoint/pkg/jit"
)

type (
	small  uint8
	symbol string
	single float32
	named  interface{ name() string }
)

func (s small) name() string  { return "small" }
func (s symbol) name() string { return string(s) }
func (s single) name() string { return fmt.Sprint(float32(s)) }

type machine struct {
	vals  []any
	names []named
	acc   int
	left  int
	top   any
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case '=':
			if m.vals[m.left%len(m.vals)] == m.vals[(m.left*7+3)%len(m.vals)] {
				m.acc++
			}
		case '!':
			v := m.vals[m.left%len(m.vals)]
			if v != v {
				m.acc += 100
			}
		case 't':
			if m.top == true {
				m.acc ^= 5
			}
			m.top = m.acc%3 == 0
		case 'i':
			if m.top != 7 {
				m.acc += 2
			}
			m.top = m.left % 9
		case 's':
			if m.top == "ab" || m.top == symbol("ab") {
				m.acc += 3
			}
			m.top = "xab"[m.left&1:]
		case 'f':
			if m.top == 0.0 {
				m.acc += 11
			}
			m.top = float64(m.left%4) * -0.0
		case 'n':
			a, b := m.names[m.left%len(m.names)], m.names[m.left*5%len(m.names)]
			if a == b {
				m.acc += 7
			}
			if a == small(3) || b == symbol("x") || a == single(1.5) {
				m.acc++
			}
		case 'u': // cannot be compared
			if m.left < 20 {
				m.top = m.vals
			}
			if m.top == m.top {
				m.acc++
			}
		case 'j':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	return &machine{left: 80, vals: []any{1, 1.0, true, "ab", symbol("ab"), nil, small(1), int8(1), 1, math.NaN(), 0.0, math.Copysign(0, -1), "a" + fmt.Sprint("b"), uint64(1), float32(1), false, &driver, [2]int{1, 2}},
		names: []named{small(3), symbol("x"), single(1.5), small(3), single(float32(math.NaN())), nil, symbol(fmt.Sprint("x"))}}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.top) }

var guests = []string{"=j", "!j", "tj", "ij", "sj", "fj", "nj", "uj", "titj", "=!nj", "sifj"}
