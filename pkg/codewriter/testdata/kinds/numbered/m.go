// Package numbered: where something lies is a number of package reflect's, and of
// numbers slices are made.
package numbered

import (
	"fmt"
	"reflect"
	"unsafe"

	"mergepoint/pkg/jit"
)

type cell struct{ a, b int }

// A header is what a slice is, as a number and two more.
type header struct {
	data     uintptr
	len, cap int
}

type machine struct {
	c    *cell
	view []int

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.c.b = m.left
			m.view[1] += 5
			m.acc += m.c.b
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.c = &cell{}
	*(*header)(unsafe.Pointer(&m.view)) = header{reflect.ValueOf(m.c).Pointer(), 2, 2}
	return m
}

func (m *machine) dump() string { return fmt.Sprint(*m.c, m.acc, m.left) }

var guests = []string{"a@"}
