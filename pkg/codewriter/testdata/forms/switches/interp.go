// Package switches chooses by numbers and pointers that are not green: bytes of
// an input, most of which are no case, and a list that ends in nil.
package switches

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// Machine is all state.
type Machine struct {
	In        []byte
	At        int
	Acc, Hits int
	List      *Node
}

// Node is of a list.
type Node struct {
	Value int
	Next  *Node
}

// Run runs a guest program once for each byte of the input.
func Run(code string, m *Machine) {
	pc := 0
	for pc < len(code) {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'b':
			m.byte(m.In[m.At])
		case 'l':
			m.list()
		case '<':
			m.At++
			if m.At < len(m.In) {
				pc = -1
			}
		}
		pc++
	}
}

// byte counts what a lexer would look at.
func (m *Machine) byte(c byte) {
	switch c {
	case '+', '-', ',':
		m.Acc += int(c)
	case '[':
		m.Acc ^= 5
	case ']':
		m.Acc--
	case '<', '>':
		m.Acc <<= 1
	default:
		m.Hits++
	}
}

// list sums one to three nodes.
func (m *Machine) list() {
	few := jit.Promote(m.At & 3)
	m.Acc += few * few
	p := m.List
	if p == nil {
		m.Hits--
		return
	}
	m.Acc += p.Value
	if nil != p.Next {
		m.Acc += p.Next.Value
		if p.Next.Next == nil {
			m.Acc ^= 3
		}
	}
}
