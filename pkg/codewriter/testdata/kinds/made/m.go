// Package made: new objects, slices that grow, cells of variables.
package made

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type node struct {
	val  int
	tag  uint8
	next *node
	kids [2]*node
}

type pair struct{ a, b int }

type machine struct {
	acc, left int
	top       *node
	at        *pair
	stack     []int
	pairs     []pair
	names     []string
	bytes     []byte
	last      []int
	p         *int
	seen      []*node
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'n': // a list that grows, and is cut
			m.top = &node{val: m.left, next: m.top}
			if m.left%9 == 0 {
				m.top = nil
			}
		case 'p': // an object that lives for a round, and its successor
			m.at = &pair{m.at.a + m.left, m.at.b + 1}
		case 'q': // given away on one way of two
			p := &pair{m.left, m.acc}
			if m.left%5 == 0 {
				m.keep(p)
			}
			m.acc += p.a
		case 's': // a slice literal
			s := []int{m.left, m.acc, 3}
			m.acc += s[0] - s[2]
			s[1]++
			m.acc ^= s[m.left%3]
		case 'a': // push
			m.stack = append(m.stack, m.left)
			m.acc += len(m.stack) + cap(m.stack)
		case 'o': // pop
			if n := len(m.stack); n > 0 {
				m.acc += m.stack[n-1]
				m.stack = m.stack[:n-1]
			}
		case 'A': // several, and structs
			m.pairs = append(m.pairs, pair{m.left, 1}, pair{b: m.acc & 7})
			m.acc += m.pairs[len(m.pairs)-1].b
			if len(m.pairs) > 20 {
				m.pairs = m.pairs[:1]
			}
		case 'v': // all of a slice, of itself, of a string
			m.stack = append(m.stack, m.last...)
			m.last = append(m.last[:1], m.left, m.acc)
			m.bytes = append(m.bytes, "ab"...)
			m.bytes = append(m.bytes, byte(m.left))
			if len(m.stack) > 100 {
				m.stack = append(m.stack[:0], m.stack[:9]...)
			}
		case 'w':
			m.names = append(m.names, "x", "yyy")
			m.acc += len(m.names[len(m.names)-1])
		case 'm': // make
			s := make([]int, m.left%4+1, 8)
			s[0] = m.acc
			s = append(s, 7)
			t := make([]*node, 3)
			t[1] = &node{tag: uint8(m.left)}
			m.acc += s[len(s)-1] + int(t[1].tag) + len(s)
			m.last = s
		case 'M':
			n := m.left - 4
			s := make([]pair, n)
			m.acc += len(s)
		case 'N':
			s := make([]byte, 3, m.left-2)
			m.acc += cap(s)
		case 'H':
			s := make([]int, uint64(m.left)<<58)
			m.acc += len(s)
		case 'x': // a variable on the heap
			x := m.left
			m.p = &x
			*m.p += 2
			m.acc += x
			x++
			m.acc ^= *m.p
		case 'y':
			y := new(int)
			*y = m.acc
			z := y
			*z += 1
			m.acc += *y
			if m.p != nil {
				*m.p = *y
			}
		case 'z': // the object itself
			l := &node{val: 1}
			l.next = l
			l.next.val = m.left
			m.acc += l.val + l.next.next.val
			l.kids[m.left&1] = l
			if l.kids[0] == l {
				m.acc++
			}
			if l.kids[1] == nil {
				m.acc += 2
			}
		case 'c':
			m.acc += copy(m.last, m.stack) + copy(m.bytes, "zz")
			clear(m.last)
			m.acc += m.sum()
		case 'e': // aliases of a slice that grew or did not
			a := append(m.last[:1], 5)
			b := append(m.last[:1], 6)
			m.acc += a[1]*10 + b[1]
		case 'f': // fresh is not old
			p, q := &pair{1, 2}, m.at
			p.a = m.left
			q.a = m.acc
			m.acc += p.a*3 + q.a
			m.at = p
		case 'g': // handed to a call that reads it
			p := &pair{m.left, 2}
			m.acc += sumOf(p)
			p.b = 9
			change(p)
			m.acc += p.a + p.b
		case '0':
			if m.left == 5 {
				var p *node
				m.seen = append(m.seen, p)
				m.acc += m.seen[0].val
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

//jit:residual
func (m *machine) keep(p *pair) { m.at = p; m.acc += p.b }

//jit:residual
func (m *machine) sum() int {
	n := 0
	for _, v := range m.last {
		n += v
	}
	for _, b := range m.bytes {
		n += int(b)
	}
	return n + len(m.names)
}

//jit:residual
func sumOf(p *pair) int { return p.a + p.b }

//jit:residual
func change(p *pair) { p.a, p.b = p.b, p.a+1 }

func newM() *machine { return &machine{left: 40, at: &pair{}, last: []int{1, 2}, bytes: []byte("go")} }

func (m *machine) dump() string {
	list := ""
	for n := m.top; n != nil; n = n.next {
		list += fmt.Sprint(n.val, n.tag, " ")
	}
	p := 0
	if m.p != nil {
		p = *m.p
	}
	return fmt.Sprint(m.acc, m.left, list, *m.at, m.stack, cap(m.stack), m.pairs, m.names, m.bytes, m.last, p, len(m.seen))
}

var guests = []string{"n@", "p@", "q@", "s@", "a@", "aao@", "A@", "v@", "w@", "m@", "M@", "N@", "H@", "x@", "y@", "xy@", "z@", "c@", "e@", "f@", "g@", "0@",
	"npqsaoAvwmxyzcefg@", "mveca@", "fpfg@", "xyxy@", "avc@"}
