// Package overlaid: one memory as numbers of several widths, by unsafe.
package overlaid

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/jit"
)

type raw struct {
	lo, hi uint32
}

type cell struct{ all uint64 }

//jit:residual
func (m *machine) bytes() { (*[8]byte)(unsafe.Pointer(&m.w.all))[1]++ }

type machine struct {
	w     *cell
	parts *raw
	b     []byte
	next  *cell
	plain struct{ s []string }

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.w.all = uint64(m.left)
			m.parts.lo += 5
			m.acc += int(m.w.all)
		case 'b':
			m.parts.hi = uint32(m.left)
			m.b[5] = 1
			m.acc += int(m.parts.hi)
		case 'c':
			m.w.all = uint64(m.left)
			m.bytes()
			m.acc += int(m.w.all)
		case 'd':
			m.next.all = 3
			m.w.all = 4
			m.parts.lo = 6
			m.acc += int(m.next.all + m.w.all)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	a := new([2]cell)
	m.w, m.next = &a[0], (*cell)(unsafe.Add(unsafe.Pointer(&a[0]), 8))
	m.parts = (*raw)(unsafe.Pointer(m.w))
	m.b = unsafe.Slice((*byte)(unsafe.Pointer(m.w)), 16)
	return m
}

func (m *machine) dump() string { return fmt.Sprint(*m.w, *m.next, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "abcd@"}
