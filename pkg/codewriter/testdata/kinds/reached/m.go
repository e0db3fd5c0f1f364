// Package reached: residual functions that reach the machine by roads that no argument shows.
package reached

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"text/tabwriter"

	"mergepoint/pkg/jit"
)

type spy struct{ m *machine }

func (s spy) String() string              { s.m.n += 3; return "spy" }
func (s spy) Error() string               { s.m.n += 5; return "spy" }
func (s spy) Is(error) bool               { s.m.n++; return false }
func (s spy) Write(p []byte) (int, error) { s.m.n += 2 * len(p); return len(p), nil }
func (s spy) Len() int                    { s.m.n++; return 2 }
func (s spy) Less(i, j int) bool          { s.m.n++; return false }
func (s spy) Swap(i, j int)               {}

var it *machine

var hook = func() { it.n += 9 }

//jit:residual
func format(s spy) int { return len(fmt.Sprint(s)) }

//jit:residual
func is(e error) bool { return errors.Is(e, errors.ErrUnsupported) }

//jit:residual
func order(s spy) { sort.Sort(s) }

//jit:residual
func replace() string { return strings.Map(func(r rune) rune { it.n++; return r }, "abc") }

//jit:residual
func say(n int) { table.Write([]byte("ab")); table.Flush() }

//jit:residual
func call() { hook() }

//jit:residual
func value(m *machine) { f := m.grow; f(2) }

func (m *machine) grow(n int) { m.n += n }

//jit:residual
func later(m *machine) {
	defer func() { m.n += 4 }()
}

//jit:residual
func caught(m *machine) (n int) {
	defer func() { n = m.n; _ = recover() }()
	m.n += 6
	panic("caught")
}

//jit:residual
func sent(m *machine) {
	c := make(chan bool)
	go func() { m.n += 8; close(c) }()
	<-c
}

//jit:residual
func iterate(m *machine) {
	for i := range m.each {
		m.n += i
	}
}

func (m *machine) each(yield func(int) bool) { _ = yield(1) && yield(2) }

var table = tabwriter.NewWriter(nil, 0, 0, 0, ' ', 0)

type machine struct {
	n int
	s spy
	e error

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.n = m.left
			n := format(m.s)
			m.acc += m.n + n
		case 'b':
			m.n = m.left
			if is(m.e) {
				m.acc++
			}
			m.acc += m.n
		case 'c':
			m.n = m.left
			order(m.s)
			m.acc += m.n
		case 'e':
			m.n = m.left
			say(m.left)
			m.acc += m.n
		case 'f':
			m.n = m.left
			call()
			m.acc += m.n
		case 'g':
			m.n = m.left
			value(m)
			m.acc += m.n
		case 'h':
			m.n = m.left
			later(m)
			m.acc += m.n
		case 'i':
			m.n = m.left
			n := caught(m)
			m.acc += m.n + n
		case 'j':
			m.n = m.left
			sent(m)
			m.acc += m.n
		case 'k':
			m.n = m.left
			iterate(m)
			m.acc += m.n
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.s, m.e, it = spy{m}, spy{m}, m
	table.Init(m.s, 0, 0, 0, ' ', 0)
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.n, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "e@", "f@", "g@", "h@", "i@", "j@", "k@", "abcefghik@"}
