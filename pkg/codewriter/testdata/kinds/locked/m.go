// Package locked: a mutex in a machine, of which Go lets only its own packages name a part.
package locked

import (
	"fmt"
	"sync"

	"mergepoint/pkg/jit"
)

type machine struct {
	lock sync.Mutex

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case '+':
			m.add(m.left)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) add(n int) {
	m.lock.Lock()
	m.acc += n
	m.lock.Unlock()
}

func newM() *machine { return &machine{left: 40} }

func (m *machine) dump() string { return fmt.Sprint(m.lock.TryLock(), m.acc, m.left) }

var guests = []string{"+@", "++@"}
