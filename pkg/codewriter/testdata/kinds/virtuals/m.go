// Package virtuals: values in interfaces and behind pointers, of all kinds, on a stack
// whose slots keep what was popped.
// Jitcode: boxes <string boxed.ptr> <string boxed.len>
package virtuals

import (
	"fmt"
	"strings"

	"mergepoint/pkg/jit"
)

type (
	point struct {
		X int16
		S string
		V any
	}
	integer struct{ n int }
	pair    struct{ l, r any }
)

type machine struct {
	stack     []any
	sp        int
	keep      any
	last      *integer
	tuple     []any
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch c := code[pc]; c {
		case 'i':
			m.push(m.left)
		case 'b':
			m.push(int8(m.left * 37))
		case 'u':
			m.push(uint16(m.left * -7))
		case 'f':
			m.push(float32(m.left) / 3)
		case 'd':
			m.push(float64(m.left) * 1.5)
		case 't':
			m.push(m.left&3 == 1)
		case 's':
			m.push(code[:pc])
		case 'p':
			m.push(point{int16(m.left * 999), code[pc:], m.acc})
		case 'o':
			m.push(&integer{m.acc})
		case 'c':
			y := m.pop()
			m.push(&pair{m.pop(), y})
		case 'n':
			m.push(nil)
		case '+':
			y := m.pop()
			m.push(add(m.pop(), y))
		case 'k':
			m.keep = m.pop()
		case 'l':
			m.push(m.keep)
		case 'z':
			if m.last != nil {
				m.acc = (m.acc + m.last.n) & 0xffff
			}
			m.last = &integer{m.left}
		case 'y':
			old := m.last
			m.last = &integer{m.left}
			if old == m.last {
				m.acc++
			}
			m.push(old)
		case 'q':
			m.tuple = []any{m.tuple[1], m.pop()}
		case 'x':
			m.push(m.tuple[0])
		case '.':
			m.acc = (m.acc*31 + hash(m.pop())) & 0xffff
		case '!':
			if m.left == 3 {
				m.push(m.pop().(string)) // is none
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) push(v any) {
	m.stack[m.sp] = v
	m.sp++
}

func (m *machine) pop() any {
	m.sp--
	return m.stack[m.sp]
}

func add(x, y any) any {
	switch x := x.(type) {
	case int:
		if y, ok := y.(int); ok {
			return (x + y) & 0xfff
		}
	case int8:
		if y, ok := y.(int8); ok {
			return x + y
		}
	case uint16:
		if y, ok := y.(uint16); ok {
			return x * y
		}
	case float32:
		if y, ok := y.(float32); ok {
			return x + y
		}
	case float64:
		if y, ok := y.(float64); ok {
			return x - y
		}
	case bool:
		return !x
	case string:
		if y, ok := y.(string); ok {
			return x[len(x)/2:] + y
		}
	case *integer:
		if y, ok := y.(*integer); ok {
			return &integer{(x.n ^ y.n) & 0xff}
		}
	case point:
		if y, ok := y.(point); ok {
			return point{x.X + y.X, y.S, x.X}
		}
	}
	return nil
}

func hash(v any) int {
	switch v := v.(type) {
	case int:
		return v
	case int8:
		return int(v) + 1
	case uint16:
		return int(v) + 2
	case float32:
		return int(v*8) + 3
	case float64:
		return int(v*4) + 4
	case bool:
		if v {
			return 6
		}
		return 5
	case string:
		return len(v) + 7
	case *integer:
		return v.n + 8
	case point:
		return int(v.X) + len(v.S) + hash(v.V)
	case *pair:
		return hash(v.l)*3 ^ hash(v.r)
	}
	return 9
}

var guests = []string{
	"ii+.@", "ib.u.f.d.t.s.p.o.@", "bb+kl.@", "uu+k@", "ff+kdd+.@", "ss+k@", "pp+.pp+k@", "oo+.oo+k@", "ioc.ipck@",
	"z@", "z.@", "iy..@", "zyk.i@", "il+k@", "lk@", "nk@", "tk.t@", "i!@", "s!@", "ioclck@", "kl.zipcoc.@", "iik.@",
	"iq@", "iqx.@", "ixq+.@", "oqfqx.@", "xqxk@", "iqxl+k@",
}

func newM() *machine {
	return &machine{stack: make([]any, 40, 90), sp: 8, left: 40, keep: 1, tuple: []any{2, 3}}
}

func (m *machine) dump() string {
	var b strings.Builder
	for _, v := range m.stack {
		b.WriteString(show(v, 3) + " ")
	}
	return fmt.Sprint(m.acc, m.left, m.sp, show(m.keep, 3), m.last != nil, show(m.tuple[0], 3), show(m.tuple[1], 3), b.String())
}

func show(v any, depth int) string {
	switch v := v.(type) {
	case *integer:
		if v == nil {
			return "none"
		}
		return fmt.Sprint("&", v.n)
	case *pair:
		if depth == 0 {
			return "..."
		}
		return "(" + show(v.l, depth-1) + show(v.r, depth-1) + ")"
	}
	return fmt.Sprintf("%T:%v", v, v)
}
