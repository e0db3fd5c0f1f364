// Package foreign: structs of other packages, with fields of their own, are copied and passed.
package foreign

import (
	"fmt"
	"net/netip"
	"sync"
	"time"

	"mergepoint/pkg/jit"
)

type keeper struct {
	mu sync.Mutex
	n  int
}

type machine struct {
	now, then time.Time
	from, to  netip.AddrPort
	k         *keeper
	lock      func(*sync.Mutex, struct{ t time.Time })

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.then = m.now
			m.tick()
			m.acc++
		case 'b':
			m.k.n += m.left
			if m.lock == nil {
				m.acc += m.k.n
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.now = time.Unix(1, 2).UTC()
	m.k = &keeper{}
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.now, m.then, m.k.n, m.acc, m.left) }

var guests = []string{"a@", "b@", "ab@"}
