// Package vmpc has a program counter in a struct, and results of several types.
package vmpc

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

type vm struct {
	pc, acc, left int
	code          []byte
}

type outcome struct {
	name string
	acc  int
}

func (m *vm) run() (outcome, []byte, bool) {
	for {
		driver.MergePoint(m.pc, m.code, m)
		op := m.code[m.pc]
		m.pc++
		switch op {
		case '+':
			m.acc++
		case '<':
			if m.left--; m.left > 0 {
				m.pc = 0
			}
		case '.':
			return outcome{"dot", m.acc}, m.code[:1], true
		default:
			return outcome{name: "other"}, nil, false
		}
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/vm.pc", Driver: driver, Run: (*vm).run,
		Inputs: func() [][]any {
			return [][]any{{&vm{left: 20, code: []byte("+++<.")}}, {&vm{left: 9, code: []byte("+<?")}}}
		},
		Want: []string{"{dot 60} [43] true", "{other 0} [] false"},
	})
}
