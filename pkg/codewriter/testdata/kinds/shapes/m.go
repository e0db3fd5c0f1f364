// Package shapes: types that contain themselves.
package shapes

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type node struct {
	n    int
	kids []node
}

type tree map[string]tree

type fun func(fun) fun

type flow chan flow

type ptr *ptr

type list []list

type pair struct {
	a [2][]pair
	f func(pair, ...[]pair) map[int]pair
}

type leaf[T any] struct {
	v    T
	more []leaf[T]
	up   *leaf[T]
}

type even struct{ odds []odd }

type odd struct {
	evens []even
	n     int
}

type machine struct {
	root node
	t    tree
	f    fun
	c    flow
	p    ptr
	l    list
	two  pair
	lf   leaf[int]
	ev   even

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.root.n += m.left
			m.acc += m.root.n + len(m.root.kids) + m.root.kids[1].n
		case 'b':
			m.acc += len(m.l[0]) + len(m.two.a[1]) + len(m.ev.odds[0].evens)
		case 'c':
			if m.t != nil && m.f == nil && m.c == nil && m.p == nil && m.two.f == nil && m.lf.up == nil {
				m.acc++
			}
			m.lf.v += m.lf.more[0].v
		case 'd':
			m.ev.odds[0].n++
			m.acc += m.ev.odds[0].n
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.root.kids = []node{{}, {n: 3}}
	m.t = tree{}
	m.l = list{list{}}
	m.lf.more = []leaf[int]{{v: 2}}
	m.ev.odds = []odd{{}}
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.root, m.lf.v, m.ev, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "abcd@"}
