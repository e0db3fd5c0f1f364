// Package outlined: what a straight line cannot hold, in every position.
package outlined

import (
	"fmt"
	zfmt "fmt"
	str "strings"

	"mergepoint/pkg/jit"
)

type machine struct {
	dict  map[int]int
	names map[string]int
	out   []string
	f     func(int) int
	x     any

	acc, left int
}

type wide [3]int

const debug = false

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		if debug {
			go fmt.Println(pc)
		}
		const step = 3
		switch code[pc] {
		case 'a': // a whole case
			n := m.dict[m.left&3]
			m.dict[m.left&3] = n + step
			m.acc += n
		case 'b': // a variable in, one out
			n := 1
			n += m.dict[m.left&7]
			m.acc ^= n
		case 'c': // two ways out
			if v, ok := m.dict[m.left%5]; ok {
				m.acc += v
				continue
			}
			m.dict[m.left%5] = m.left
			m.acc++
		case 'd': // break out of the switch
			if m.acc&1 == 0 {
				m.out = append(m.out[:0], zfmt.Sprint(m.acc))
				break
			}
			m.acc += 5
		case 'e': // return
			m.names[fmt.Sprintf("n%d", m.left)]++
			if m.left == 3 {
				m.acc = len(m.names)
				m.out = append(m.out, str.Repeat("x", m.acc&7))
				return
			}
		case 'f': // a condition
			if m.names["n"] > 3 || m.dict[m.acc&3] == 1 {
				m.acc++
			} else if m.dict[0] == m.left {
				m.acc += 2
			}
		case 'g': // a loop over a map
			for k, v := range m.dict {
				m.acc += k ^ v
			}
		case 'h':
			m.acc += m.twice(m.acc&7) + m.get(m.left&3)
		case 'i': // a closure
			k := m.left & 3
			f := func(x int) int { return x + k }
			m.acc = f(m.acc) + f(1)
		case 'j': // out of an inner loop by label
		loop:
			for i := 0; i < 3; i++ {
				for {
					if m.dict[i] > 4 {
						break loop
					}
					if m.dict[i]++; m.dict[i] == 2 {
						continue loop
					}
					m.acc += i
				}
			}
		case 'k': // a jump whose right side is outlined
			if m.left--; m.left > 0 {
				pc = m.names["start"] - 1
			}
		case 'l':
			switch m.names[fmt.Sprint("k", m.left&1)] {
			case m.dict[1]:
				m.acc += 7
			case 2:
				m.acc -= 3
			}
		case 'm': // order of evaluation is Go's
			m.acc = m.acc*2 + m.bump()
			m.acc &= 0xffff
		case 'n':
			text, total := fmt.Sprint(m.acc), 0
			for _, c := range text {
				total += int(c)
			}
			m.acc += total
		case 'o': // what a panic finds
			m.acc++
			m.dict[1] = m.acc
			if m.left == 9 {
				m.dict = nil
			}
			m.dict[2] = pc
		case 'p':
			goto done
		case 'q': // a type switch, in a function and here
			m.x = m.left
			if m.acc&1 == 0 {
				m.x = fmt.Sprint(m.acc)
			}
			switch x := m.x.(type) {
			case int:
				m.acc += x
			case string:
				m.acc += len(x)
				if m.acc > 5000 {
					return
				}
			}
		case 'r':
			a, b := m.pair()
			if b != nil {
				m.acc++
			}
			m.acc += a
		case 's': // what only panics at the end
			m.acc += m.must(m.left)
		case 't': // round after round, a switch that assigns its own variable
			for i := range 3 {
				switch x := m.x.(type) {
				case int:
					m.acc += x
					x = m.dict[m.acc&3]
				case wide:
					m.x = m.left
				default:
					m.x = wide{0: i}
				}
			}
		case 'u': // a switch of its own that falls through
			for k, c := range "some text" {
				switch c & 7 {
				case 1, 4:
					m.acc += k
					fallthrough
				case 3:
					m.acc ^= m.left
				case 5:
					m.acc++
				}
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
		continue
	done:
		m.out = append(m.out, "done")
		m.acc++
	}
}

func (m *machine) twice(n int) int {
	sum := n * 2
	sum += n & 1
	if m.acc < 0 {
		return sum
	}
	if v, ok := m.names["twice"]; ok && n > 2 {
		return v + sum
	} else if sum > 100 {
		return -1
	}
	sum++
	if n := sum; n > 4 {
		sum = n - 1
	}
	if m.left > 4 {
		sum += m.f(n)
		if sum > 50 {
			return sum - 50
		}
	}
	return sum
}

func (m *machine) get(k int) int { return m.dict[k] }

func (m *machine) must(n int) int {
	sum := n * 3
	if n > 4 {
		sum++
		m.acc ^= sum & 1
		return sum
	}
	sum += m.acc & 3
	if sum&1 == 0 {
		sum += 2
		return sum
	}
	for {
		m.dict[sum&3]++
		if m.dict[sum&3]&3 == 1 {
			return m.dict[sum&3]
		}
		if m.dict[sum&3] > 3 {
			panic(fmt.Sprintf("sum %d", sum))
		}
	}
}

func (m *machine) bump() int {
	m.acc++
	return m.acc
}

func (m *machine) pair() (n int, err error) {
	n = m.left
	if m.acc > 100 {
		n++
		m.acc -= 10
	}
	if n%3 == 0 {
		err = fmt.Errorf("no %d", n)
		return
	}
	if n%4 == 0 {
		return n, fmt.Errorf("four")
	}
	return n, nil
}

func newM() *machine {
	return &machine{left: 40, dict: map[int]int{1: 2}, names: map[string]int{"start": 0, "twice": 3, "k1": 2}, f: func(x int) int { return x * 3 }}
}

func (m *machine) dump() string {
	return fmt.Sprint(m.dict, m.names, m.out, m.x, m.acc, m.left)
}

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "ag@", "h@", "i@", "j@", "ak", "l@", "m@", "n@", "o@", "p@", "q@", "r@", "s@", "t@", "qt@", "u@", "abcdfghijlmnq@", "bcfhk", "erdm@"}
