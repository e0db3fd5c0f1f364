// Package ownwriter: a main loop that calls itself, in which variables are made whose
// address is kept: before the loop, in its cases, behind it, and one each round.
// Jitcode: goto_unless_inside run
package ownwriter

import (
	"fmt"
	"strings"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left, depth int
	words            [3]string
	cell             *int
	log              []string
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "n"}})

func run(code string, m *machine) int {
	n := m.acc & 7
	if m.depth > 0 {
		var first int
		m.cell = &first
		*m.cell += m.depth
		n += first
	}
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, n)
		var round int
		m.cell = &round
		switch c := code[pc]; c {
		case '+':
			*m.cell += n
			m.acc = (m.acc*3 + round) & 0xffff
		case '-':
			n--
		case 'w':
			var sb strings.Builder
			sb.WriteString(code[pc:])
			sb.WriteByte('.')
			m.log = append(m.log[len(m.log)&7/7:], sb.String())
			n += sb.Len()
		case 'p':
			kept := n
			m.cell = &kept
			m.step()
			n = kept
		case '0', '1', '2':
			if m.depth < 5 {
				m.depth++
				n += run(m.words[c-'0'], m)
				m.depth--
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
	var last strings.Builder
	last.WriteString(code)
	return last.Len()*4 + n&3
}

func (m *machine) step() { *m.cell += m.acc & 3 }

func newM() *machine {
	return &machine{left: 60, acc: 7, words: [3]string{"+p-", "w+", "p0+1w"}}
}

func (m *machine) dump() string {
	return fmt.Sprint(m.acc, m.left, m.depth, m.log, *m.cell)
}

var guests = []string{"0@", "1@", "2@", "012@", "w+p@", "2+w1@"}
