// Package interfacered: reds that are interfaces, made once and never anything else.
package interfacered

import (
	"errors"
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct{ acc, left int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "kept", "boxed", "err", "none", "word"}})

var failure = errors.New("failure")

func run(code string, m *machine) {
	var kept any = any(3)
	var boxed any = m.acc + 4
	var err error = failure
	var none any
	var word fmt.Stringer = number(5)
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, kept, boxed, err, none, word)
		switch code[pc] {
		case 'a':
			if n, ok := kept.(int); ok {
				m.acc += n
			}
		case 'b':
			if n, ok := boxed.(int); ok && none == nil {
				m.acc ^= n
			}
		case 'e':
			if err == failure {
				m.acc += len(word.String())
			}
		case 'j':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

type number int

func (n number) String() string { return "12345"[:n] }

var guests = []string{"aj", "abj", "ebaj"}

func newM() *machine { return &machine{left: 60} }

func (m *machine) dump() string { return fmt.Sprint(*m) }
