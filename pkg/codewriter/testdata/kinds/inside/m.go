// Package inside: recursion, and loops in callees, looked into while that ends.
package inside

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type node struct {
	op   byte
	n    int
	l, r *node
}

type machine struct {
	tree      *node
	list      []int
	deep      int
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code", "tree"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	tree := m.tree
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, tree, m)
		switch code[pc] {
		case 'f':
			m.acc += fib(m.left & 7)
		case 't':
			m.acc ^= eval(tree, m)
		case 'd':
			m.acc += m.down(m.deep)
		case 'o':
			if m.odd(m.left) {
				m.acc++
			}
		case 's':
			m.acc += sum(m.list, 3)
			m.acc += sum(m.list, m.left&3)
		case 'l':
			m.fill(m.list[:4], 2)
			m.fill(m.list[:m.left&3], 1)
		case 'n':
			m.acc += nested(2)
		case 'u':
			m.acc += unrolled(m.left & 3)
		case 'p':
			m.acc += trap(m.list, m.left-4)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func eval(n *node, m *machine) int {
	switch n.op {
	case '+':
		return eval(n.l, m) + eval(n.r, m)
	case '?':
		if eval(n.l, m)&1 == 0 {
			return eval(n.r, m)
		}
		m.acc++
		return m.left
	case 'm':
		return m.acc & 15
	}
	return n.n
}

func (m *machine) down(n int) int {
	if n == 0 {
		return m.left
	}
	return m.down(n-1) + n&1
}

func (m *machine) odd(n int) bool {
	if n == 0 {
		return false
	}
	return m.even(n - 1)
}

func (m *machine) even(n int) bool {
	if n == 0 {
		return true
	}
	return m.odd(n - 1)
}

func sum(list []int, n int) (total int) {
	for i := 0; i < n; i++ {
		total += list[i]
		if total > 1000 {
			return 5
		}
	}
	return total
}

func (m *machine) fill(list []int, by int) {
	for i := range list {
		if list[i] > 50 {
			list[i] = 0
			continue
		}
		list[i] += by
	}
}

func nested(n int) (total int) {
	for i := 0; i < n; i++ {
		for k := i; k > 0; k-- {
			total += k
		}
	}
	return total
}

//jit:unroll
func unrolled(n int) int {
	total := 0
	for i := range n {
		total += i
	}
	if n > 0 {
		return total + unrolled(n-1)
	}
	return total
}

func trap(list []int, n int) int {
	total := 0
	for i := 0; i < 2; i++ {
		total += list[i] / n
	}
	return total
}

func newM() *machine {
	leaf := func(n int) *node { return &node{op: 'k', n: n} }
	tree := &node{op: 'm'}
	for i := range 12 {
		tree = &node{op: '+', l: tree, r: leaf(i)}
		if i%3 == 0 {
			tree = &node{op: '?', l: tree, r: leaf(7)}
		}
	}
	return &machine{left: 40, list: []int{1, 2, 3, 4, 5}, tree: tree, deep: 50000}
}

func (m *machine) dump() string { return fmt.Sprint(m.list, m.acc, m.left) }

var guests = []string{"f@", "t@", "d@", "o@", "s@", "l@", "n@", "u@", "p@", "ftosln@"}
