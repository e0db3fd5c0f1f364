// Package nested: a main loop that runs inside itself, called by itself, by methods on
// the way, through an interface, a function value, a residual function; with panics and
// results through the levels, and objects that live in several.
package nested

import (
	str "fmt"
	"strings"

	"mergepoint/pkg/jit"
)

type word interface {
	do(m *machine) int
	name() string
}

type number int

func (n number) do(m *machine) int { return int(n) + m.depth }
func (n number) name() string      { return "number" }

// body is guest code that is run by the main loop once more.
type body struct{ code string }

func (b *body) do(m *machine) int { return run(b.code, m.in()) }
func (b *body) name() string      { return "body" }

// both does two words.
type both [2]word

func (b both) do(m *machine) int {
	x, y := b[0], b[1]
	return x.do(m) + 3*y.do(m)
}
func (b both) name() string { return "both" }

// machine is a level.
type machine struct {
	*state
	depth int
}

func (m *machine) in() *machine { return &machine{m.state, m.depth + 1} }

type state struct {
	words   []word
	bodies  [4]*body
	run     func(code string, m *machine) int
	cells   []int
	left    int
	acc     int
	failing int
	trail   strings.Builder
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"acc", "left", "depth", "m"}})

type failure struct{ depth int }

func run(code string, m *machine) int {
	depth := m.depth
	acc, left := depth, 3
	if depth == 0 {
		left = m.left
	}
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, acc, left, depth, m)
		switch c := code[pc]; c {
		case '+':
			acc++
		case 'm':
			acc = acc*5 ^ left
		case 's':
			m.cells[left&3] += acc
		case 'l':
			acc += m.cells[acc&3]
		case 'r': // itself
			if depth < 3 {
				acc ^= run(m.bodies[0].code, m.in())
			}
		case 'c':
			acc += m.call(depth, left)
		case 'i':
			if depth < 4 {
				acc += m.words[left%len(m.words)].do(m)
			}
		case 'v':
			if depth < 3 {
				acc -= m.run(m.bodies[1].code, m.in())
			}
		case 'R':
			acc += m.far(depth)
		case 't':
			acc += m.try(depth)
		case 'q':
			acc ^= m.deep(depth, acc&15)
		case 'f':
			if m.failing--; m.failing == 0 {
				m.failing = 7
				panic(failure{depth})
			}
		case '@':
			if left--; left > 0 {
				pc = -1
			}
		case '#':
			if left--; left > 0 {
				pc = 0
			}
		}
	}
	m.acc = m.acc*31 + acc
	return acc & 0xffff
}

func (m *machine) call(depth, n int) int {
	if depth > 2 {
		return n
	}
	b := m.bodies[n&1]
	return m.inner(b, depth) + m.
		inner(b, depth)
}

func (m *machine) inner(b *body, depth int) int { return b.do(m) + len(str.Sprint(depth)) }

//jit:residual
func (m *machine) far(depth int) (n int) {
	if depth > 2 {
		return 1
	}
	for i := range 2 {
		n += run(m.bodies[2].code, &machine{m.state, depth + 1 + i})
	}
	return n
}

// try is the guest's handler.
func (m *machine) try(depth int) (n int) {
	if depth > 3 {
		return 2
	}
	defer func() {
		switch x := recover().(type) {
		case nil:
		case failure:
			n = 100 + x.depth
		default:
			panic(x)
		}
	}()
	return run(m.bodies[3].code, m.in())
}

// deep gets there by many levels of Go.
func (m *machine) deep(depth, levels int) int {
	if levels == 0 {
		if depth > 2 {
			return 3
		}
		return run(m.bodies[0].code, m.in())
	}
	return 1 + m.deep(depth, levels-1)
}

func newM() *machine {
	m := &state{cells: []int{1, 2, 3, 4}, left: 40, failing: 7, run: run}
	m.bodies = [4]*body{{"+s@"}, {"m+#"}, {"lr+@"}, {"+f+@"}}
	m.words = []word{number(3), m.bodies[1], both{m.bodies[0], number(2)}, &both{number(1), m.bodies[3]}}
	return &machine{m, 0}
}

var guests = []string{"r@", "+r@", "mc@", "i+@", "v@", "R@", "t@", "q@", "rcivRtq@", "sitl@", "+f+@", "ct#", "ii@", "Rt@", "mivq#", "+"}

func (m *machine) dump() string {
	return str.Sprint(m.acc, m.cells, m.failing, m.left, m.trail.String())
}
