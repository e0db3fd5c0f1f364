// Package atomics: a flag that others set is asked each time, and what the
// interpreter itself has stored there is seen.
package atomics

import (
	"fmt"
	"strings"
	"sync/atomic"
	"unsafe"

	"mergepoint/pkg/jit"
)

type control struct {
	stop  int64
	on    atomic.Bool
	count atomic.Int32
	wide  uint32
	why   atomic.Pointer[string]
	raw   unsafe.Pointer
}

type machine struct {
	c    control
	far  *control
	acc  int
	x, y int
	left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code) && atomic.LoadInt64(&m.c.stop) == 0; pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.x += m.left
			if m.far.on.Load() {
				m.y += m.x
			}
			m.x++
		case 'b':
			m.far.wide += uint32(m.left)
			m.acc += int(atomic.LoadUint32(&m.far.wide))
			m.far.wide++
			m.acc ^= int(atomic.LoadUint32(&m.far.wide))
		case 'c':
			m.bump()
			m.acc += int(m.c.count.Load())
		case 'd':
			m.flip()
			m.acc += int(m.far.count.Load()) + m.x
		case 'e':
			if m.left == 5 {
				m.c.stop = 1
			}
		case 'f':
			if m.left == 4 {
				m.far = nil
			}
			m.acc += 2
			m.acc += int(m.far.count.Load())
		case 'g':
			m.reason()
			if why := m.far.why.Load(); why != nil {
				m.acc += len(*why)
			}
			m.x++
		case 'h':
			if atomic.LoadPointer(&m.far.raw) == nil {
				m.acc++
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

//jit:residual
func (m *machine) bump() { m.c.count.Add(3) }

//jit:residual
func (m *machine) flip() {
	m.far.on.Store(m.left%3 == 0)
	m.far.count.Store(int32(m.left))
}

//jit:residual
func (m *machine) reason() {
	if why := strings.Repeat("w", m.left); m.left%4 == 0 {
		m.far.why.Store(&why)
	} else if m.left%4 == 2 {
		m.far.why.Store(nil)
	}
}

func newM() *machine { return &machine{left: 40, far: &control{}} }

func (m *machine) dump() string {
	text := fmt.Sprint(m.c.stop, m.c.on.Load(), m.c.count.Load(), m.acc, m.x, m.y, m.left)
	if m.far != nil {
		text += fmt.Sprint(m.far.on.Load(), m.far.count.Load(), m.far.wide)
	}
	return text
}

var guests = []string{"a@", "b@", "c@", "d@", "ade@", "f@", "abcde@", "dabcb@", "g@", "h@", "gha@"}
