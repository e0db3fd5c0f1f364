// Package searches is an interpreter whose helpers have loops: short ones, long ones, and
// such as are now this and now that.
package searches

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver has the guest's position as greens.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// M is the machine.
type M struct {
	keys      []int
	vals      []int
	rnd       uint32
	acc, left int
	buf       []byte
}

// New makes one that goes n rounds.
func New(n int) *M {
	m := &M{left: n, rnd: 1, buf: make([]byte, 64)}
	for i := range 40 {
		m.keys = append(m.keys, i*7)
		m.vals = append(m.vals, i)
	}
	return m
}

func (m *M) next(n int) int {
	m.rnd = m.rnd*1664525 + 1013904223
	return int(m.rnd>>16) % n
}

// find goes as many rounds as the key is far back.
func (m *M) find(k int) int {
	for i, x := range m.keys {
		if x == k {
			return m.vals[i]
		}
	}
	return -1
}

func (m *M) gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (m *M) hash() (h uint32) {
	for _, b := range m.buf {
		h = h*31 + uint32(b)
	}
	return h
}

// seldom is called with 10,000 now and then.
func (m *M) seldom(n int) (s int) {
	for n > 0 {
		s += n
		n--
	}
	return s
}

// Run runs a program and gives acc.
func Run(code string, m *M) int {
	for pc := 0; pc < len(code); pc++ {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'f':
			m.acc += m.find(m.next(12) * 7)
		case 'F':
			m.acc += m.find(m.next(40) * 7)
		case 'c':
			m.acc += m.find(35)
		case 'g':
			m.acc += m.gcd(m.next(1000), m.next(1000))
		case 'h':
			m.acc += int(m.hash())
		case 's':
			if m.left&0x3ff == 0 {
				m.acc += m.seldom(10000)
			} else {
				m.acc += m.seldom(m.left & 1)
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
	return m.acc
}
