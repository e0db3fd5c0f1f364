// Package strings: parts of strings and slices, strings joined, compared with
// constants, made of bytes and numbers, and the reverse; and each way to be out of
// bounds.
package strings

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type word string

type pair struct {
	n int
	s string
}

type machine struct {
	s, t  string
	w     word
	list  []string
	ints  []int
	part  []int
	pairs []pair
	at    []pair
	bytes []byte
	runes []rune
	array *[6]int32
	view  []int32
	i, j  int
	k     int8
	u     uint64
	acc   int
	left  int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.t = m.s[m.left%len(m.s):]
			m.acc += len(m.t)
			m.t = m.s[2 : 3+m.left&3]
			m.acc += int(m.t[0])
		case 'b':
			m.s = m.s[1:] + m.s[:1]
			m.w = word(m.s) + "!"
			m.acc += len(m.w)
		case 'c':
			m.compare(m.list[m.left%len(m.list)])
		case 'd':
			m.bytes = []byte(m.s)
			m.bytes[m.left%len(m.bytes)]++
			m.s = string(m.bytes)
		case 'e':
			m.runes = []rune(m.s)
			m.s = string(m.runes[1:]) + string(m.runes[0])
			m.t = string(m.s[0]) + string(rune(m.left*100))
		case 'f':
			m.part = m.ints[m.left%len(m.ints):]
			m.part[0] += m.left
			m.part = m.ints[m.left&1 : m.left&3+2]
			m.acc += m.part[len(m.part)-1] + cap(m.part)
		case 'g':
			m.part = m.ints[1 : 3+m.left&1 : 5]
			m.part = append(m.part, m.left)
			m.acc += m.ints[4] + cap(m.part)
		case 'h':
			m.at = m.pairs[m.left%(len(m.pairs)+1):]
			if len(m.at) > 0 {
				m.at[0].n++
				m.at[len(m.at)-1].s = m.s
			}
			m.acc += len(m.at) + cap(m.at)
		case 'i':
			m.view = m.array[m.left%6:]
			m.view[0]++
			m.view = m.array[1 : m.left%5+1 : 5]
			m.acc += len(m.view) + cap(m.view)
		case 'j':
			if len(m.s) > 2 && m.s[:2] == "ab" || m.s[1:] == m.t {
				m.acc++
			}
			m.t = m.s[len(m.s):]
		case 'k':
			m.acc += copy(m.bytes, "héllo"[m.i:]) + len("more"[m.i&1:m.j])
			m.i++
		case '1':
			m.acc += len(m.s[m.i:])
			m.i++
		case '2':
			m.t = m.s[m.i:m.j]
			m.j--
		case '3':
			m.part = m.ints[m.k:m.j]
			m.k--
		case '4':
			m.part = m.ints[m.u:]
			m.u = m.u*3 + 1
		case '5':
			m.part = m.ints[m.i:6:m.j]
			m.j++
		case '6':
			m.part = m.ints[m.i : m.j : len(m.ints)-m.i]
			m.i++
		case '7':
			m.view = m.array[m.i:m.j]
			m.i++
		case '8':
			m.part = nil
			m.part = m.part[0:m.i]
			m.i++
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) compare(s string) {
	if s == "" {
		m.acc += 3
	}
	if s == "one" || "two" != s {
		m.acc += 5
	}
	if s != "a longer constant" && s < "o" {
		m.acc += 7
	}
	switch s {
	case "add":
		m.acc += 11
	case "sub", "x":
		m.acc += 13
	case "multiply":
		m.acc += 17
	}
}

func newM() *machine {
	return &machine{
		left: 40, s: "abcdefgh", t: "bcdefgh", list: []string{"one", "two", "", "add", "sub", "x", "multiply", "a longer constant", "ond", "twp"},
		ints: []int{1, 2, 3, 4, 5, 6}, pairs: make([]pair, 4), array: new([6]int32), j: 7,
	}
}

func (m *machine) dump() string {
	return fmt.Sprint(m.s, m.t, m.w, m.ints, m.part, cap(m.part), m.pairs, len(m.at), m.bytes, m.runes, *m.array, m.view, m.i, m.j, m.k, m.u, m.acc, m.left)
}

var guests = []string{"a@", "ba@", "c@", "d@", "e@", "f@", "g@", "h@", "i@", "bj@", "k@", "1@", "2@", "3@", "4@", "5@", "6@", "7@", "8@", "abcdfghij@", "jihgfdcba@"}
