// Package deleted: elements that are taken out of slices, put in, and moved, by append and
// copy of slices that overlap: what other slices of the same array see of it, with room and
// without, of elements of several words, of none, and of strings.
// Jitcode: <copy behind []pair>
package deleted

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type pair struct {
	n    int
	name string
}

type machine struct {
	acc, left int
	b, c      []int
	pairs     []pair
	bytes     []byte
	rows      [3][]int
	none      []struct{}
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case '+':
			m.b = append(m.b, m.left, m.left*3)
			m.pairs = append(m.pairs, pair{m.left, code})
		case 'd': // seen through the old slice
			if b := m.b; len(b) > 4 {
				x := b[2] + b[3]
				m.b = append(b[:2], b[3:]...)
				m.acc += x*5 ^ b[2] ^ b[len(b)-1]<<3
			}
		case 'D':
			if i := m.left & 3; i < len(m.b) {
				x := m.b[i]
				m.b = append(m.b[:i], m.b[i+1:]...)
				m.acc ^= x
			}
		case 'i':
			if i := m.left & 3; i <= len(m.b) {
				m.b = append(m.b, 0)
				copy(m.b[i+1:], m.b[i:])
				m.b[i] = m.acc & 15
			}
		case 'I':
			if i := m.left & 3; i <= len(m.b) {
				m.b = append(m.b[:i], append([]int{m.left}, m.b[i:]...)...)
			}
		case 'o': // over itself, forwards
			if b := m.b; len(b) > 3 {
				x := b[3]
				m.c = append(b[:1], b[:3]...)
				m.acc += x ^ b[3] ^ m.c[3]
			}
		case 'c': // no room: b stays as it is
			if b := m.b; len(b) > 3 {
				x := b[2]
				m.c = append(b[:2:2], b[1:]...)
				m.acc += x - b[2] + m.c[2]
			}
		case 'n': // nothing at the end of all room
			m.c = append(m.c[:cap(m.c)], m.b[:0]...)
			m.acc += len(m.c)
		case 'N':
			var no []int
			if m.c = append(no, m.b[len(m.b):]...); m.c == nil {
				m.acc++
			}
		case 'p':
			if p := m.pairs; len(p) > 2 {
				x := p[1].n
				m.pairs = append(p[:1], p[2:]...)
				m.acc += x + p[1].n + len(p[1].name)
			}
		case 's':
			m.bytes = append(m.bytes[:m.left&7], code...)
			m.bytes = append(m.bytes, m.bytes[:3]...)
			m.acc += int(m.bytes[2])
		case 'r':
			k := m.left % 3
			if r := m.rows[k]; len(r) > 2 {
				m.rows[k] = append(r[:1], r[2:]...)
				m.rows[(k+1)%3] = append(m.rows[(k+1)%3], r[1:2]...)
				m.acc += r[1]
			}
		case '0':
			m.none = append(m.none[:1], m.none[1:]...)
			m.none = append(m.none, m.none[:1]...)
			m.acc += len(m.none)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	return &machine{left: 40, b: make([]int, 3, 40), c: make([]int, 2, 5), bytes: make([]byte, 9), rows: [3][]int{{1, 2, 3}, {4, 5, 6, 7}, {8, 9}}, none: make([]struct{}, 2)}
}

func (m *machine) dump() string {
	return fmt.Sprint(m.acc, m.left, m.b, m.c, m.pairs, string(m.bytes), m.rows, len(m.none))
}

var guests = []string{"+d@", "+D@", "+iD@", "+IDD@", "+oD@", "+cDD@", "n@", "N@", "+pp@", "s@", "r@", "0@", "+diocDnNpsr0@", "++dDoI@"}
