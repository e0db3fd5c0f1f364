// Package located: where something lies is a number of package reflect's, which nobody
// makes a pointer of.
// Jitcode: field <cell.b> int64 class <cell.b>
package located

import (
	"fmt"
	"reflect"
	"runtime"

	"mergepoint/pkg/jit"
)

type cell struct{ a, b int }

type machine struct {
	c     *cell
	known map[uintptr]bool

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// same reports whether two machines have one cell, and notes it.
func same(a, b *machine) bool {
	p, q := reflect.ValueOf(a.c).Pointer(), reflect.ValueOf(b.c).Pointer()
	a.known[p] = true
	return p == q
}

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.c.b = m.left
			m.c.a += 5
			m.acc += m.c.b
		case 's':
			if same(m, m) {
				m.acc++
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine { return &machine{c: &cell{}, known: map[uintptr]bool{}, left: 40} }

func (m *machine) dump() string {
	f := runtime.FuncForPC(reflect.ValueOf(same).Pointer())
	_, line := f.FileLine(f.Entry())
	return fmt.Sprint(*m.c, len(m.known), m.acc, m.left, line > 0)
}

var guests = []string{"as@"}
