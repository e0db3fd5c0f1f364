// Package reset: variables that are the same at each merge point, since the head of the
// loop sets them anew: to a constant, a parameter, a listed variable. Where the guest
// jumps back they are something else.
package reset

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	acc, left int
	next      *machine
}

type pair struct{ x, y int }

type place int

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "cur", "k", "base", "items", "text", "spot"}})

func run(code string, m *machine) (five, long int, p pair, err error) {
	base, text := len(code), code
	first, cur, seven := m, m, 7
	var value any
	for pc := 0; pc < len(code); {
		m, cur, five, seven = first, first, 5, 7
		k, at, step, items := 6, place(pc), base, [2]int{3, 4}
		small, scale, name, on := uint8(5), 2.5, "abc", true
		p, value = pair{1, 2}, nil
		spot := pair{k + m.left, m.acc}
		long = len(text)
		size := long
		var list []int
		var double func(int) int
		driver.MergePoint(pc, code, m, cur, k, base, items, text, spot)
		m.acc = (m.acc*5+five+seven+k+int(at)+step+items[0]+items[1]+int(small)+len(name)+p.x+p.y+len(list))&0xffff + int(scale*2)
		if value != nil || !on || double != nil {
			m.acc += 1000
		}
		m.acc += long + size + spot.y&1
		switch code[pc] {
		case 'a':
			five, k, on, scale, items[1], p.x = 8, 9, false, 1.5, 8, m.acc
		case 'b':
			name, list, value, seven, small, step = "defgh", code2[:1], 5, 8, small+1, step+1
		case 'c':
			m, cur, long, size, text = m.next, nil, 4, 7, code[1:]+code[:1]
			spot.x = 8
		case '@':
			if first.left--; first.left > 0 {
				m, cur, five, seven, k, at, step, items[0] = m.next, m.next, 9, 9, 9, 9, 9, 9
				small, scale, name, on, p.y, list = 9, 8, "x", !on, 9, code2
				value, double = list, func(n int) int { return 2 * n }
				long, size, spot = 9, 8, pair{9, 9}
				if text = text[1:]; text == "" {
					text = code
				}
				pc = 0
				continue
			}
		}
		if len(list) > 5 {
			m.acc += k + int(at) + step + items[0]*items[1] + int(small) + int(scale) + len(name) + double(3) + size + spot.x
		}
		if cur != nil {
			cur.acc++
		}
		pc++
	}
	m.acc += seven
	return five + long, p.x, p, nil
}

var code2 = []int{2, 3}

func newM() *machine { return &machine{left: 40, next: &machine{left: 3}} }

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, m.next.acc) }

var guests = []string{"a@", "b@", "ab@", "c@", "d@a", "abcd@", "dcab@a"}
