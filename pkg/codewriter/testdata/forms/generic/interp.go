// Package generic has generic main loops: a method whose type does not show in its
// signature, and a function. Both are used at several instances, some of them found
// only through other generic functions.
package generic

import (
	"fmt"

	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the interpreters' driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// Sums is that of Sum.
var Sums = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "sum", "cells", "p"}})

// A Cell is what a machine's tape is made of.
type Cell interface{ ~uint8 | ~int16 | ~uint64 }

// A Machine is the state.
type Machine[C Cell] struct {
	Tape []C
	At   int
	Left int
	Kept stack[C]
	Text string
}

type stack[T any] struct {
	items [4]T
	sp    int
}

func (s *stack[T]) push(v T) { s.items[s.sp&3] = v; s.sp++ }
func (s *stack[_]) clear()   { s.sp = 0 }

// New makes a machine.
func New[C Cell](left int) *Machine[C] { return &Machine[C]{Tape: make([]C, 4), Left: left} }

func (m *Machine[C]) cell() *C { return &m.Tape[m.At&3] }

func times[T Cell](a, b T) T { return a*b + T(1) }

// Run runs a program.
func (m *Machine[C]) Run(code string) {
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m)
		switch c := m.cell(); code[pc] {
		case '+':
			*c += 100
		case '*':
			*c = times(*c, C(len(code)))
		case '>':
			m.At++
		case 'p':
			m.Kept.push(*c >> 1)
		case 'k':
			m.Kept.clear()
		case 't':
			m.Text = fmt.Sprintf("%T %v", *c, *c)
		case '@':
			if m.Left--; m.Left > 0 {
				pc = -1
			}
		}
	}
}

// Sum runs a program on cells, and gives what is in them and how it ended.
func Sum[C Cell, P *C](code string, cells []C, p P) (C, error) {
	m, sum := New[C](50), C(0)
	for pc := 0; pc < len(code); pc++ {
		Sums.MergePoint(pc, code, m, sum, cells, p)
		switch code[pc] {
		case '+':
			cells[m.At&3] += 3
		case '>':
			m.At++
		case '!':
			return sum, fmt.Errorf("stopped at %d: %v", pc, cells)
		case '@':
			if m.Left--; m.Left > 0 {
				pc = -1
			}
		}
		sum, *p = sum+cells[m.At&3], sum
	}
	return sum, nil
}

var _, _ = Sum[uint8, *uint8], Sum[uint64, *uint64]

type word int16

// All makes one machine of each kind.
func All(left int) (*Machine[uint8], *Machine[word], *Machine[uint64]) {
	return New[uint8](left), New[word](left), New[uint64](left)
}
