// Package sums: numbers of the merge point that change in what is outlined.
package sums

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	dict      map[int]int
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"total", "m"}})

func run(code string, m *machine) {
	total := 0
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, total, m)
		switch code[pc] {
		case 'a':
			d := map[int]int{m.left: 1, m.left + 1: 2}
			for k, v := range d {
				total += k * v
			}
			total &= 0xffff
		case 'b':
			total = m.dict[total&3]
			d := m.left & 1
			total ^= d
		case 'c':
			for _, r := range fmt.Sprint(total) {
				total -= int(r) & 7
			}
			m.dict[total&3] = total
		case '@':
			m.acc += total
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine { return &machine{left: 40, dict: map[int]int{1: 2}} }

func (m *machine) dump() string { return fmt.Sprint(m.dict, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "abc@"}
