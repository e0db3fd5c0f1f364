// Package besides: what may panic or be changed beside a call, of which it is known what
// the compiler does first: an address that is taken, a copy, a receiver's address. Making
// a message of plain values changes nothing, and an element of an array value is found by
// any index.
//
// No jitcode: runAt
package besides

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type cell struct{ n, kind int }

func (c *cell) set(n int) { c.n, c.kind = n, c.kind+1 }

type machine struct {
	acc, left int
	pool      []cell
	from, to  []int
	any       any
}

func (m *machine) at(n int) int {
	if n == 5 {
		m.pool = m.pool[:2]
	}
	if n > 30 {
		panic("far")
	}
	return n & 3
}

func sum(kind int, a, b *cell) (int, error) {
	switch kind {
	case 0:
		return a.n + b.n, nil
	case 1:
		a.n++
		return a.n - b.n, nil
	}
	return 0, fmt.Errorf("kind %d of %q in %T", kind, "abc", a)
}

type row [3]int8

func rowOf(n int) row { return row{int8(n), 7, int8(-n)} }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) (err error) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		m.left--
		switch code[pc] {
		case '&':
			c := &m.pool[m.at(m.left)]
			m.acc += c.n
			c.n++
		case 'c':
			m.acc += copy(m.to, m.from[m.left&1:m.left&3])
			copy(m.to, m.from[m.left&1:m.left%5])
		case 's':
			m.pool[m.left%5].set(m.any.(int))
			m.acc += m.pool[1].n
		case 'm':
			n, err := sum(m.pool[m.left&3].kind&m.left, &m.pool[m.left&1], &m.pool[2])
			if err != nil {
				return err
			}
			m.acc += n
		case 'x':
			m.acc += [...]int{4, 2, 1, m.left}[m.left>>1&3]
		case 'r':
			m.acc ^= int(rowOf(m.acc)[m.left&3])
		case 'e':
			m.acc += int(rowOf(m.left)[m.left%4]) // the last is no element
		case 'n':
			m.any = nil
		case '-':
			m.to = nil
		case 'j':
			if m.left > 0 {
				pc = -1
			}
		}
	}
	return nil
}

var guests = []string{"", "x", "xj", "xrj", "&j", "&xj", "cj", "-cj", "sj", "snj", "ssn-csj", "mj", "smj", "ssmsmj", "ej", "c&smxj"}

func newM() *machine {
	return &machine{left: 60, pool: []cell{{1, 0}, {2, 1}, {3, 2}, {4, 0}}, from: []int{1, 2, 3, 4}, to: make([]int, 3), any: 7}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.pool, m.from, m.to, m.any) }
