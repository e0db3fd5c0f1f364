//go:build !js

package amd64

import "mergepoint/pkg/trace"

// A move is one of several assignments that are done at once: a jump's.
type move struct {
	dst, src loc
	num      *trace.Box // a constant instead of src
}

// moveAll does all moves as if at once. A move whose destination nobody still
// reads can be done; if there is none, those left form cycles: one source is
// set aside to break its cycle. Constants come last: nobody waits for them.
func (c *compiler) moveAll(moves []move) {
	var constants []move
	pending := moves[:0]
	for _, m := range moves {
		switch {
		case m.dst == nowhere || m.num == nil && m.dst == m.src:
		case m.num != nil:
			constants = append(constants, m)
		default:
			pending = append(pending, m)
		}
	}
	for len(pending) > 0 {
		n := ready(pending)
		if n < 0 {
			c.setAside(pending)
			continue
		}
		c.move(c.at(pending[n].dst), c.at(pending[n].src))
		pending = append(pending[:n], pending[n+1:]...)
	}
	for _, m := range constants {
		c.copyTo(c.at(m.dst), m.num)
	}
}

// ready finds a move whose destination no other move reads, or -1.
func ready(moves []move) int {
next:
	for n, m := range moves {
		for _, o := range moves {
			if o.src == m.dst {
				continue next
			}
		}
		return n
	}
	return -1
}

// setAside copies the first move's source to a scratch register and lets all
// who read it read that.
func (c *compiler) setAside(moves []move) {
	src := moves[0].src
	c.mov(inReg(baseTmp), c.at(src))
	for n := range moves {
		if moves[n].src == src {
			moves[n].src = loc(baseTmp)
		}
	}
}
