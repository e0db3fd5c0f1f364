// Package reflected: package reflect makes a second way, without a word of unsafe.
package reflected

import (
	"fmt"
	"reflect"

	"mergepoint/pkg/jit"
)

type cell struct{ a, b int }

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
	m.view = reflect.SliceAt(reflect.TypeOf(0), reflect.ValueOf(&m.c.a).UnsafePointer(), 2).Interface().([]int)
	return m
}

func (m *machine) dump() string { return fmt.Sprint(*m.c, m.acc, m.left) }

var guests = []string{"a@"}
