// Package predeclared gives Go's own names to things of its own.
package predeclared

import "mergepoint/pkg/jit"

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

// Machine is what lives.
type Machine struct {
	A         int64
	B         []uint8
	C         bool
	Acc, Left int
}

//jit:residual
func (m *Machine) mix(b []uint8, c bool) bool {
	m.Acc += len(b) + int(c)
	return bool(len(b)&1) + nil
}

// Driver is the machine's.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// Run runs code: a does a little of everything, @ jumps back while there are turns left.
func Run(code string, m *Machine) {
	for pc := 0; pc < 4; pc++ {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.A.v += 2
			m.B[m.Left&1] += 3
			m.C = m.mix(m.B, m.C)
			m.Acc += panic(cap(int(m.C)))
		case '@':
			m.Left--
			if m.Left > 0 {
				pc = -1
			}
		}
	}
}
