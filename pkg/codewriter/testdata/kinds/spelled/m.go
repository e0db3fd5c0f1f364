// Package spelled: elements and fields of one type that the source writes in two ways.
package spelled

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type num = int

type box[T any] struct{ v T }

type keeper struct {
	f func(a, b int) int
	k func(int, int) int
}

type machine struct {
	a []map[int]num
	b []map[int]int
	c []func(x int) (y string)
	d []func(int) string
	e []interface {
		Error() string
		String() string
	}
	f []interface {
		String() string
		Error() string
	}
	bx  *box[struct{ x any }]
	by  *box[struct{ x interface{} }]
	g   [][]byte
	h   [][]uint8
	any []any

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.a[0] = m.a[1]
			m.b[0] = nil
			if m.a[0] == nil {
				m.acc++
			}
		case 'c':
			m.c[0] = m.c[1]
			m.d[0] = nil
			if m.c[0] == nil {
				m.acc++
			}
		case 'e':
			m.e[0] = m.e[1]
			m.f[0] = nil
			if m.e[0] == nil {
				m.acc++
			}
		case 'x':
			m.bx.v.x = m.any[1]
			m.by.v.x = nil
			if m.bx.v.x == nil {
				m.acc += 3
			}
		case 'g':
			m.g[0] = m.g[1]
			m.h[0] = nil
			m.acc += len(m.g[0]) + 5
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.a = []map[int]int{nil, {1: 2}}
	m.b = m.a
	m.c = []func(int) string{nil, func(int) string { return "" }}
	m.d = m.c
	m.e = []interface {
		Error() string
		String() string
	}{nil, both{}}
	m.f = m.e
	m.bx = &box[struct{ x any }]{struct{ x any }{1}}
	m.by = m.bx
	m.any = []any{1, 2}
	m.g = [][]byte{{1}, {1, 2}}
	m.h = m.g
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left) }

var guests = []string{"a@", "c@", "e@", "x@", "g@", "ace@"}
