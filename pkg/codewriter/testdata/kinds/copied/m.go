// Package copied: statements are taken out of literals that have copies of what is
// declared around them; what is shared is left where it is.
//
// Jitcode: literalAt
package copied

import (
	"errors"
	"fmt"

	"mergepoint/pkg/jit"
)

type op func(m *machine, pc int) (int, error)

type machine struct {
	acc, left int
	stack     []int
	said      string
}

type pair struct {
	a int
	b string
}

func push(n int, name string) op {
	const most = 20
	return func(m *machine, pc int) (int, error) {
		if len(m.stack) > most {
			return 0, fmt.Errorf("%s: no room for %d at %d, %d are most", name, n, pc, most)
		}
		m.stack = append(m.stack, n+m.left)
		return pc + 1, nil
	}
}

func add(p pair, by float64) op {
	twice := p.a * 2
	return func(m *machine, pc int) (next int, err error) {
		if len(m.stack) < 2 {
			m.said = fmt.Sprint(p, by, twice, m.stack)
			err = errors.New(m.said)
			return
		}
		p := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		m.stack[len(m.stack)-1] += p + int(by) - twice
		return pc + 1, nil
	}
}

func sum(limit int, f func(int) int) op {
	return func(m *machine, pc int) (int, error) {
		n := 0
		for i, x := range m.stack {
			if x > limit {
				n += f(i)
			}
		}
		m.acc += n
		return pc + 1, nil
	}
}

func count(name string) op {
	calls := 0
	return func(m *machine, pc int) (int, error) {
		if calls++; calls > 70 {
			return 0, fmt.Errorf("%s: %d calls", name, calls)
		}
		m.acc += calls
		return pc + 1, nil
	}
}

func loop(to int) op {
	return func(m *machine, pc int) (int, error) {
		if m.left--; m.left > 0 {
			return to, nil
		}
		func() {
			defer func() { m.said += fmt.Sprint(" end", to) }()
		}()
		return pc + 1, nil
	}
}

type program struct{ ops []op }

func compile(text string) *program {
	p := &program{}
	for i, c := range text {
		switch c {
		case 'p':
			p.ops = append(p.ops, push(i, "push"))
		case '+':
			p.ops = append(p.ops, add(pair{i, "b"}, 1.5))
		case 's':
			p.ops = append(p.ops, sum(3, func(n int) int { return n - i }))
		case 'c':
			p.ops = append(p.ops, count("count"))
		case 'j':
			p.ops = append(p.ops, loop(0))
		}
	}
	return p
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "p"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	p := compile(code)
	for pc := 0; pc < len(p.ops); {
		driver.MergePoint(pc, p, m)
		next, err := p.ops[pc](m, pc)
		if err != nil {
			m.said += err.Error()
			return
		}
		pc = next
	}
}

var guests = []string{"", "pj", "pp+j", "ppp+j", "p+", "ppp++pp+++j", "cj", "pcj", "pp+sj", "ppsj", "pp+cj", "cpp+sjpp+j"}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.stack, m.said) }
