// Package halves: a number that a slice of halves lies over, from its address on.
package halves

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/jit"
)

type machine struct {
	one       int64
	half      []int16
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.one = int64(m.acc)
			m.half[1] ^= 9
			m.acc += int(m.one & 0xffffff)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

var guests = []string{"a@", "aa@"}

func newM() *machine {
	m := &machine{left: 40}
	m.half = unsafe.Slice((*int16)(unsafe.Pointer(&m.one)), 4)
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.one, m.acc, m.left) }
