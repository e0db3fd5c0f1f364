// Package contexts asks its context at each instruction, in both ways.
package contexts

import (
	"context"

	"mergepoint/pkg/jit"
)

type Machine struct {
	Acc, Left int
	Ctx       context.Context
	Cancel    context.CancelFunc
	Ended     string
	Err       error
}

// A Counting context is what anybody may write: asking it does something.
type Counting struct {
	context.Context
	M *Machine
}

func (c Counting) Done() <-chan struct{} {
	c.M.Acc += 7
	return c.Context.Done()
}

func (c Counting) Err() error {
	c.M.Acc += 5
	return c.Context.Err()
}

var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func Run(code string, m *Machine) {
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m)
		select {
		case <-m.Ctx.Done():
			m.Ended, m.Err = "done", m.Ctx.Err()
			return
		default:
		}
		switch code[pc] {
		case '+':
			m.Acc += 3
		case 'c':
			if m.Left == 20 {
				m.Cancel()
			}
		case '?':
			if err := m.Ctx.Err(); err != nil {
				m.Ended, m.Err = "asked", err
				return
			}
		case '@':
			m.Left--
			if m.Left > 0 {
				pc = -1
			}
		}
	}
	m.Ended = "ended"
}
