// Package short: functions with loops, which are looked into while these are short. Some
// become long.
// Jitcode: loop_header
// Jitcode: goto_unless_inside machine.sizeAt
package short

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type cell struct{ to any }

type binding struct {
	name string
	val  int
}

type scope struct {
	vars []binding
	up   *scope
}

type machine struct {
	term      any
	env       *scope
	regs      []int
	tree      []any
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'f':
			if n, ok := follow(m.term).(int); ok {
				m.acc += n
			}
		case 'd': // deeper
			m.term = &cell{m.term}
		case 'a', 'b', 'c':
			if b := m.env.find(code[pc : pc+1]); b != nil {
				b.val += m.left
				m.acc ^= b.val
			}
		case 'r':
			*m.reg(m.left & 7) += 3
		case 's':
			m.acc += m.size(m.tree)
		case 'l':
			m.acc ^= m.mixed(m.left * m.left)
		case 'o': // out of range, once
			m.acc += m.upTo(6 + m.left/50)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func follow(t any) any {
	for {
		c, ok := t.(*cell)
		if !ok {
			return t
		}
		t = c.to
	}
}

func (s *scope) find(name string) *binding {
	for ; s != nil; s = s.up {
		for i := range s.vars {
			if s.vars[i].name == name {
				return &s.vars[i]
			}
		}
	}
	return nil
}

func (m *machine) reg(n int) *int {
	for n >= len(m.regs) {
		m.regs = append(m.regs, n)
	}
	return &m.regs[n]
}

func (m *machine) size(x any) int {
	list, ok := x.([]any)
	if !ok {
		return 1
	}
	n := 0
	for i, e := range list {
		if n += m.size(e); n > 40 {
			return n + i
		}
	}
	return n
}

func (m *machine) mixed(n int) (h int) {
	for ; n > 0; n-- {
		h = h*3 ^ n
	}
	return h & 0xff
}

func (m *machine) upTo(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += m.regs[i]
	}
	return sum
}

var guests = []string{"f@", "fd@", "abc@", "r@", "s@", "l@", "orr@", "fabrso@", "dfl@"}

func newM() *machine {
	return &machine{
		term: &cell{&cell{5}},
		env:  &scope{[]binding{{"x", 1}, {"a", 2}}, &scope{[]binding{{"b", 3}}, nil}},
		regs: []int{1, 2, 3, 4, 5, 6, 7},
		tree: []any{1, []any{2, 3, []any{"x"}}, []any{}},
		left: 90,
	}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.regs, m.env.find("a").val) }
