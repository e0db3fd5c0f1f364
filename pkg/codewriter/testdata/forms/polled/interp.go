// Package polled asks at each instruction whether it is to stop, or has a message.
package polled

import "mergepoint/pkg/jit"

type Machine struct {
	Acc, Left int
	Stop      chan struct{}
	Mail      chan int
	sent      int
}

var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// post does what somebody else would do: it writes, and sends.
//
//jit:residual
func (m *Machine) post() {
	m.sent++
	if m.Left%9 == 4 {
		m.Mail <- m.sent
	}
	if m.Left == 20 {
		close(m.Stop)
	}
}

func (m *Machine) stopped() bool {
	select {
	case <-m.Stop:
		return true
	default:
		return false
	}
}

func Run(code string, m *Machine) (ended string) {
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m)
	poll:
		select {
		case <-m.Mail:
			m.Acc += m.sent
			if m.Acc&1 == 0 {
				break poll
			}
			m.Acc += 2
		case <-m.Stop:
			return "stopped"
		default:
			m.Acc++
		}
		switch code[pc] {
		case '+':
			m.Acc += 3
		case 'p':
			m.post()
		case '?':
			if m.stopped() {
				m.Acc += 1000
			}
		case '@':
			m.Left--
			if m.Left > 0 {
				pc = -1
			}
		}
	}
	return "ended"
}
