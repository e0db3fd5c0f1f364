// Package locals has variables with the names of Go's own functions, in one function,
// and calls those functions in another.
package locals

import "mergepoint/pkg/jit"

// Driver is the machine's.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

type V struct{ n int }

func (v V) val(k int) int { return v.n + k }

// M is the machine.
type M struct {
	acc, left int
	s, t      []int
	b         []byte
	fs        []func(int) int
	mm        map[string]int
	str       string
}

func local() int {
	append, copy, clear, make, new, delete, min, max, cap, len, nil, string := 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
	return append + copy + clear + make + new + delete + min + max + cap + len + nil + string
}

// Run runs code: each letter calls some of them, @ jumps back while there are turns left.
func Run(code string, m *M) {
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.s = append(m.s, m.left, 2)
			m.t = append(m.t, m.s...)
			if len(m.t) > 40 {
				m.t, m.s = m.t[:1], m.s[:0]
			}
		case 'b':
			m.b = append(m.b[:0], m.str...)
			m.acc += copy(m.b, m.str[1:]) + copy(m.t, m.s) + cap(m.b)*0
		case 'c':
			clear(m.t)
			x := make([]int, m.left&7+1)
			x[0] = m.left
			m.acc += x[0] + len(x)
		case 'f':
			m.acc += m.fs[m.left&1](3)
		case 'm':
			m.mm["x"] = m.left
			delete(m.mm, "y")
			m.acc += m.mm["x"] + len(m.mm) + min(m.left, m.acc, 9) + max(m.left, 4)
			if m.left == 9 {
				m.mm = make(map[string]int, m.left)
				m.mm["y"] = 3
			}
			if m.left == 5 {
				clear(m.mm)
			}
		case 'n':
			p := new(V)
			p.n = m.left
			m.acc += p.val(2)
			m.acc += local()
		case '@':
			m.left--
			if m.left > 0 {
				pc = -1
			}
		}
	}
}

// New makes a machine.
func New() *M {
	v := V{4}
	return &M{left: 60, str: "hello", s: []int{1}, fs: []func(int) int{v.val, V{5}.val}, mm: map[string]int{"y": 1}}
}

// Dump is what is left behind.
func (m *M) Dump() []any { return []any{m.acc, m.left, m.s, m.t, m.b, m.mm} }
