// Package predeclared gives Go's own names to things of its own, and those that
// generated functions call their variables by.
package predeclared

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	uint64 "strings"

	"mergepoint/pkg/jit"
)

type (
	int64 struct{ v int }
	uint8 uint16
	byte  = uint8
	bool  int
)

func len(x []uint8) int { return 77 }
func cap(n int) int     { return n }
func panic(n int) int   { return n + 1 }

const nil = 3

// p, r and args are pointed to, passed, and at the merge point.
type (
	p    struct{ n, i int }
	r    struct{ s *p }
	args []p
)

// Machine is what lives.
type Machine struct {
	A         int64
	B         []uint8
	C         bool
	Acc, Left int
	R         *r
	Args      args
	Raw       json.RawMessage // bytes, whatever byte is
}

//jit:residual
func (m *Machine) count(x *p, y r, z args) int { return x.n + y.s.i + 77/len(m.B) }

//jit:residual
func (m *Machine) mix(b []uint8, c bool) bool {
	m.Acc += len(b) + int(c)
	return bool(len(b)&1) + nil
}

// New makes a machine with some turns left.
func New(left int) *Machine {
	return &Machine{B: []uint8{1, 2}, Left: left, R: &r{&p{1, 2}}, Args: args{{1, 2}, {3, 4}}, Raw: json.RawMessage("abcd")}
}

// Dump is what is left behind.
func (m *Machine) Dump() any {
	return fmt.Sprint(m.A, m.B, m.C, m.Acc, m.Left, *m.R.s, m.Args)
}

// Driver is the machine's.
var Driver = jit.NewDriver(jit.Config{
	Greens:   []string{"pc", "code"},
	Reds:     []string{"m"},
	Location: func(i int, r string) string { return r[:i] + "_" + r[i:] },
})

// Run runs code: a does a little of everything, b ends with a panic of our own, @ jumps back while there are turns left.
func Run(code string, m *Machine) {
	for pc := 0; pc < 4; pc++ {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.A.v += 2
			m.B[m.Left&1] += 3
			m.C = m.mix(m.B, m.C)
			m.Acc += panic(cap(int(m.C)))
			m.Args[m.Left&1].n += m.R.s.i
			n := m.count(m.R.s, *m.R, m.Args)
			m.Acc += n + int(binary.BigEndian.Uint16(m.Raw))
			binary.LittleEndian.PutUint32(m.Raw, uint32(m.Acc))
			if uint64.IndexByte("ab", 'b') == 1 {
				m.Acc++
			}
		case 'b':
			n := 0
			select {
			default:
				n = m.Left
				panic(n)
			}
			m.Acc += n
		case '@':
			m.Left--
			if m.Left > 0 {
				pc = -1
			}
		}
	}
}
