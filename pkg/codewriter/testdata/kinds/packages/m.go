// Package packages: types and functions of two packages of one name.
package packages

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/kinds/packages/a/util"
	other "mergepoint/pkg/codewriter/testdata/kinds/packages/b/util"

	"mergepoint/pkg/jit"
)

type ring[T any] struct {
	v T
	n int
}

//jit:residual
func (r *ring[T]) bump(k int) { r.n += k }

//jit:residual
func size[T any](r *ring[T]) int { return r.n * 2 }

type machine struct {
	a *ring[util.Node]
	b *ring[other.Node]
	c *ring[*ring[util.Node]]

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.a.n++
			m.a.bump(3)
			m.acc += m.a.n
		case 'b':
			m.b.n++
			m.b.bump(5)
			m.acc += m.b.n + m.a.n
			m.b.v.Z--
		case 'c':
			m.c.v.v.X += 2
			m.c.bump(1)
			m.acc += m.c.n + m.c.v.v.X
			n := size(m.c)
			m.acc += n
		case 'd':
			m.acc += util.Mask(m.left)
			m.acc += other.Mask(m.left)
			m.a.v.X++
			m.b.v.X++
		case 'e':
			n := size(m.a)
			k := size(m.b)
			m.acc += n - k
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.a, m.b = &ring[util.Node]{}, &ring[other.Node]{}
	m.c = &ring[*ring[util.Node]]{v: m.a}
	return m
}

func (m *machine) dump() string { return fmt.Sprint(*m.a, *m.b, m.c.n, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "e@", "abcde@"}
