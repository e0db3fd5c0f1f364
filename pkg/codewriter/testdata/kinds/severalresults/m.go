// Package severalresults: guest functions whose calls give a number and an error, and one
// that gives a struct and a string: small ones, some with loops, one that calls itself, and
// errors that come back through levels of calls.
package severalresults

import (
	"errors"
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left, depth int
	words            [4]string
	log              []string
}

type value struct {
	n  int
	ok bool
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "n"}})

var errDeep = errors.New("too deep")

func run(code string, m *machine) (v value, kind string, err error) {
	n := m.acc & 15
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, n)
		switch c := code[pc]; c {
		case '+':
			m.acc = (m.acc*3 + n) & 0xffff
		case '-':
			n--
		case '0', '1', '2', '3':
			if m.depth++; m.depth > 12 {
				m.depth--
				return value{m.acc, false}, "deep", errDeep
			}
			got, what, err := run(m.words[c-'0'], m)
			m.depth--
			if err != nil {
				m.log = append(m.log[len(m.log)&7/7:], what)
				return got, what + ".", fmt.Errorf("%d: %w", pc, err)
			}
			if got.ok && what == "even" {
				n += got.n & 3
			}
		case '?':
			if m.acc&1 == 0 {
				return value{m.acc, true}, "even", nil
			}
		case '[':
			if n&7 == 0 {
				for code[pc] != ']' {
					pc++
				}
			}
		case ']':
			if n--; n&7 > 0 {
				for code[pc] != '[' {
					pc--
				}
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
	return value{n, n&1 == 0}, "odd", nil
}

func newM() *machine {
	return &machine{left: 60, acc: 7, words: [4]string{"+-?", "[+]", "+01?", "+[+]3"}}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.depth, m.log) }

var guests = []string{"0@", "1@", "2@", "012@", "20+1@", "0+03@", "3@"}
