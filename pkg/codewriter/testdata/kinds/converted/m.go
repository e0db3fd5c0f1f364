// Package converted: pointers to one object, of types that convert into each other.
package converted

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type pair struct {
	x int `unit:"m"`
	y *pair
}

type twin pair

type phantom[T any] struct{ n, k int }

type machine struct {
	p    *pair
	q    *twin
	bare *struct {
		x int
		y *pair
	}
	ph1  *phantom[int]
	ph2  *phantom[map[string]error]
	ring [3]pair

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.p.x = m.left
			m.q.x += 7
			m.acc += m.p.x
		case 'b':
			m.p.x = m.left
			(*twin)(m.p).x = 5
			m.acc += m.p.x * 3
		case 'c':
			m.bare.x = m.left
			m.p.x++
			m.acc += m.bare.x
		case 'd':
			m.ph1.n = m.left
			m.ph2.n -= 3
			m.acc += m.ph1.n
			m.ph1.k = m.ph2.n
		case 'e':
			m.ring[m.left&1].x = m.left
			(*twin)(m.p.y).x++
			m.acc += m.ring[0].x
		case 'f':
			m.p.y = nil
			if m.q.y == nil {
				m.acc++
			}
			m.q.y = (*pair)(m.q)
			if m.p.y == nil {
				m.acc += 100
			}
			m.p.y = nil
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.p = &pair{}
	m.q = (*twin)(m.p)
	m.bare = (*struct {
		x int
		y *pair
	})(m.p)
	m.ph1 = &phantom[int]{}
	m.ph2 = (*phantom[map[string]error])(m.ph1)
	m.p.y = &m.ring[0]
	return m
}

func (m *machine) dump() string {
	return fmt.Sprint(m.p.x, m.ring[0].x, m.ring[1].x, *m.ph1, m.acc, m.left)
}

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "abcdf@"}
