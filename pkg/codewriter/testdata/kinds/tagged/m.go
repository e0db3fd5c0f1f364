// Package tagged is a machine for a language with dynamic types, as its author
// would write it: values carry a tag, and numbers, strings, lists and objects are
// made all the time.
package tagged

import (
	"fmt"
	"strings"

	"mergepoint/pkg/jit"
)

type kind uint8

const (
	none kind = iota
	integer
	float
	text
	list
	object
)

// A value is a number in itself, or refers to something.
type value struct {
	kind kind
	n    int
	f    float64
	s    string
	ref  *thing
}

// A thing is a list, or an object with fields.
type thing struct {
	items  []value
	fields [3]value
	parent *thing
	marks  int
}

type frame struct {
	base int
	from *thing
}

type machine struct {
	stack  []value
	frames []frame
	out    []string
	left   int
	live   *thing
	spare  *int
}

var (
	nothing  = value{}
	names    = []string{"none", "int", "float", "text", "list", "object"}
	maxDepth = 40
	made     int
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch op := code[pc]; op {
		case '1', '2', '3':
			m.push(value{kind: integer, n: int(op - '0')})
		case 'n':
			m.push(value{kind: integer, n: m.left})
		case 'f':
			m.push(value{kind: float, f: float64(m.left) / 4})
		case '"':
			m.push(value{kind: text, s: "ab"})
		case 'd':
			v := m.pop()
			m.push(v)
			m.push(v)
		case 'x':
			a, b := m.pop(), m.pop()
			m.push(a)
			m.push(b)
		case '.':
			m.pop()
		case '+':
			b, a := m.pop(), m.pop()
			m.push(add(a, b))
		case '*':
			b, a := m.pop(), m.pop()
			switch {
			case a.kind == integer && b.kind == integer:
				m.push(value{kind: integer, n: a.n * b.n})
			case a.kind == float && b.kind == float:
				m.push(value{kind: float, f: a.f * b.f})
			default:
				m.push(nothing)
			}
		case '[': // the two on top as a list
			b, a := m.pop(), m.pop()
			m.push(value{kind: list, ref: &thing{items: []value{a, b}}})
		case 'a': // append the top to the list below it
			v := m.pop()
			l := m.top()
			if l.kind == list && len(l.ref.items) < 9 {
				l.ref.items = append(l.ref.items, v)
			}
		case 'i': // an item of a list
			l := m.pop()
			if l.kind != list {
				m.push(nothing)
				break
			}
			m.push(l.ref.items[m.left%len(l.ref.items)])
		case 'o':
			o := &thing{parent: m.live}
			made++
			o.marks = made
			if m.left%7 == 0 {
				m.live = nil
			}
			m.push(value{kind: object, ref: o})
		case 's': // set a field
			v := m.pop()
			if o := m.top(); o.kind == object {
				o.ref.fields[1] = v
				o.ref.marks++
			}
		case 'g':
			o := m.pop()
			if o.kind == object {
				m.push(o.ref.fields[1])
			} else {
				m.push(nothing)
			}
		case 'l': // keep an object
			if v := m.pop(); v.kind == object {
				m.live = v.ref
			}
		case 'k':
			m.push(value{kind: text, s: names[m.top().kind]})
		case '(':
			m.frames = append(m.frames, frame{len(m.stack), m.live})
			if len(m.frames) > maxDepth {
				m.frames = m.frames[:1]
			}
		case ')':
			if n := len(m.frames); n > 0 {
				f := m.frames[n-1]
				m.frames = m.frames[:n-1]
				m.push(value{kind: integer, n: f.base})
			}
		case 'c':
			count := m.left
			m.spare = &count
			*m.spare += len(m.stack)
			m.push(value{kind: integer, n: count})
		case '=':
			if n := len(m.stack); n > 12 {
				m.print()
				m.stack = m.stack[:2]
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) push(v value) { m.stack = append(m.stack, v) }

func (m *machine) pop() value {
	n := len(m.stack) - 1
	v := m.stack[n]
	m.stack = m.stack[:n]
	return v
}

func (m *machine) top() value { return m.stack[len(m.stack)-1] }

func add(a, b value) value {
	switch {
	case a.kind == integer && b.kind == integer:
		return value{kind: integer, n: a.n + b.n}
	case a.kind == float && b.kind == float:
		return value{kind: float, f: a.f + b.f}
	case a.kind == float && b.kind == integer:
		return value{kind: float, f: a.f + float64(b.n)}
	case a.kind == text:
		return join(a, b)
	case a.kind == list:
		return value{kind: list, ref: &thing{items: append(a.ref.items[:1], b), marks: a.ref.marks + 1}}
	}
	return nothing
}

//jit:residual
func join(a, b value) value {
	s := a.s + b.s
	if len(s) > 20 {
		s = s[:4]
	}
	return value{kind: text, s: s}
}

//jit:residual
func (m *machine) print() { m.out = append(m.out, show(m.stack[len(m.stack)-1], 3)) }

func show(v value, depth int) string {
	if depth == 0 {
		return "…"
	}
	switch v.kind {
	case integer:
		return fmt.Sprint(v.n)
	case float:
		return fmt.Sprint(v.f)
	case text:
		return v.s
	case list:
		var items []string
		for _, item := range v.ref.items {
			items = append(items, show(item, depth-1))
		}
		return "[" + strings.Join(items, " ") + "]"
	case object:
		return fmt.Sprint("{", v.ref.marks, show(v.ref.fields[1], depth-1), v.ref.parent != nil, "}")
	}
	return "none"
}

func newM() *machine {
	made = 0
	return &machine{left: 40, stack: []value{{kind: integer, n: 7}, {kind: text, s: "start"}}}
}

func (m *machine) dump() string {
	var b strings.Builder
	for _, v := range m.stack {
		b.WriteString(show(v, 4) + " ")
	}
	fmt.Fprint(&b, m.out, m.left, len(m.frames), made)
	if m.spare != nil {
		fmt.Fprint(&b, *m.spare)
	}
	return b.String()
}

var guests = []string{"1=@", "nn+.@", "1n+d*=@", "ff+f*=@", "\"\"+n+=@", "1n[d2ai=@", "12[3a1+=@", "ons=@", "onsg=@", "oold=.@", "1.n2x+.@", "k=@", "((()n+=@", "c+=@", "fn+1*=@",
	"12[f+=\"k+=@", "onsl(c)+=@", "1n[d2aif+k=ons=@", "..@"}
