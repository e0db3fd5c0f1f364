// Package methods: method expressions, promoted methods and functions of one name.
package methods

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type base struct{ n int }

func (b *base) bump()     { b.n += 5 }
func (b base) twice() int { return b.n * 2 }
func bump(b *base)        { b.n -= 100 }
func twice(b base) int    { return b.n - 1 }

type left struct{ *base }
type right struct{ base }

//jit:residual
func (r *right) bump() { r.n += 1000 }

type bumper interface{ bump() }

type stack[T any] struct{ cells []T }

//jit:residual
func (s *stack[T]) push(v T) { s.cells = append(s.cells[:0], v, v) }

//jit:residual
func push(s *stack[int], n int) { s.cells = append(s.cells[:0], n) }

//jit:residual
func size[T any](s *stack[T]) int { return len(s.cells) }

type machine struct {
	b *base
	l left
	r *right
	s *stack[int]
	t *stack[base]

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			(*base).bump(m.b)
			m.acc += base.twice(*m.b)
		case 'b':
			left.bump(m.l)
			m.acc += m.b.n
		case 'c':
			(*right).bump(m.r)
			m.acc += m.r.n
		case 'd':
			bump(m.b)
			m.acc += twice(*m.b)
		case 'e':
			m.s.push(m.left)
			m.acc += len(m.s.cells) + m.s.cells[0]
			push(m.s, 3)
			m.acc += len(m.s.cells) + size(m.s)
		case 'f':
			m.t.push(*m.b)
			m.acc += len(m.t.cells) + m.t.cells[1].n + size(m.t)
		case 'g':
			m.l.bump()
			m.acc += m.l.twice() + (*right).twice(m.r)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.b = &base{}
	m.l = left{m.b}
	m.r = &right{}
	m.s, m.t = &stack[int]{}, &stack[base]{}
	return m
}

func (m *machine) dump() string { return fmt.Sprint(*m.b, *m.r, *m.s, *m.t, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "g@", "abcdefg@"}
