// Package oneword: structs and arrays of one pointer, which are their own data word in an
// interface, as they are and in one another, beside such as are in boxes.
// Jitcode: <Func as Value> Func.weight, <*Func as Value>
package oneword

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type proto struct{ k int }
type Func struct{ p *proto }
type List struct{ a [1]*proto }
type Dict struct{ m map[string]int }
type Deep struct{ l [1]Func }
type Empty struct {
	p *proto
	_ struct{}
}
type Str struct{ s string }

type Value interface{ weight() int }

func (f Func) weight() int  { return f.p.k }
func (l List) weight() int  { return l.a[0].k * 2 }
func (d Deep) weight() int  { return d.l[0].p.k * 5 }
func (d Dict) weight() int  { return len(d.m) }
func (e Empty) weight() int { return e.p.k * 3 }
func (s Str) weight() int   { return len(s.s) }

type vm struct {
	stack []Value
	any   any
	acc   int
	left  int
	vals  []Value
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *vm) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch c := code[pc]; c {
		case '0', '1', '2', '3', '4', '5':
			m.stack = append(m.stack, m.vals[c-'0'])
		case 'f':
			m.stack = append(m.stack, Func{&proto{m.left}})
		case 'l':
			m.stack = append(m.stack, List{[1]*proto{{m.left}}})
		case 'a':
			m.any = m.stack[len(m.stack)-1]
			if f, ok := m.any.(Func); ok {
				m.acc += f.p.k
			}
		case 's':
			v := m.stack[len(m.stack)-1]
			m.stack = m.stack[:len(m.stack)-1]
			switch v := v.(type) {
			case Func:
				m.acc += v.p.k
				v.p.k++
			case List:
				m.acc ^= v.a[0].k
			case Dict:
				m.acc += v.m["x"]
				v.m["x"]++
			case Deep:
				m.acc ^= v.l[0].p.k << 3
			case Empty:
				m.acc -= v.p.k
			case Str:
				m.acc += len(v.s)
			}
		case 'w':
			m.acc += m.stack[len(m.stack)-1].weight()
			m.stack = m.stack[:len(m.stack)-1]
		case '=':
			n := len(m.stack)
			if m.stack[n-1] == m.stack[n-2] {
				m.acc++
			}
			m.stack = m.stack[:n-2]
		case 'j':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *vm {
	p := &proto{3}
	return &vm{left: 60, vals: []Value{Func{p}, List{[1]*proto{p}}, Dict{map[string]int{"x": 1}}, Empty{p: p}, Str{"abc"}, Deep{[1]Func{{p}}}}}
}

func (m *vm) dump() string {
	s := fmt.Sprint(m.acc, m.left, len(m.stack), m.vals[0].(Func).p.k, m.vals[2])
	for _, v := range m.stack[:min(len(m.stack), 8)] {
		s += fmt.Sprintf(" %T%d", v, v.weight())
	}
	return s
}

var guests = []string{"0sj", "1sj", "2sj", "3sj", "4sj", "5sj", "0w1w2w3w4w5wj", "00=01=11=33=44=55=j", "fsj", "lwj", "0as1asj", "f0=j", "l5sj", "22=j"}
