// Package sharedbytes: strings that share the bytes of slices.
package sharedbytes

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/jit"
)

//jit:residual
func upper(s string) int { return int(s[0]) }

//jit:pure
func first(n int) int { return n + 1 }

type machine struct {
	buf  []byte
	text string

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.buf[0] = byte(m.left)
			m.acc += int(m.text[0])
			m.buf[0]++
			m.acc += int(m.text[0]) * 2
		case 'b':
			m.buf[1] = byte(m.left & 1)
			if m.text == code {
				m.acc += 10
			}
			m.buf[1] = code[1]
			if m.text == code {
				m.acc++
			}
			m.buf[0] = code[0]
		case 'c':
			m.buf[0] = byte(m.left)
			m.acc += upper(m.text) + first(m.left)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.buf = []byte{'b', 'c', '@'}
	m.text = unsafe.String(unsafe.SliceData(m.buf), len(m.buf))
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.buf, m.text, m.acc, m.left) }

var guests = []string{"a@", "bc@", "c@", "abc@"}
