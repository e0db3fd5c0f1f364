// Package cells: variables that closures and pointers share with what is outlined.
package cells

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type machine struct {
	dict      map[int]int
	log       []string
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.acc += m.shared(m.left)
		case 'b':
			n, grid := 0, [3]int{1, 2, 3}
			p := &n
			m.dict[1] += n
			*p += 2
			m.acc += n
			m.dict[2] = n + grid[m.left%3]
			n++
			m.acc += *p
		case 'c':
			n, err := m.pair()
			p := &err
			m.acc += n
			k, err := m.dict[m.left&3], fmt.Errorf("e%d", n)
			m.acc += k
			if *p != nil {
				m.acc += len(err.Error())
			}
		case 'd': // a closure with variables of its own, called in place
			n, text := m.left, "s"
			var err error
			func() {
				defer func() {
					if r := recover(); r != nil {
						err = fmt.Errorf("r %v", r)
						text += "r"
					}
				}()
				n += 3
				m.dict[n&3] /= n - 10
			}()
			m.acc += n + len(text)
			if err != nil {
				m.acc ^= len(err.Error())
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (m *machine) pair() (int, error) { return m.left, nil }

//jit:unroll
func (m *machine) shared(k int) int {
	total := k
	add := func(n int) { total += n }
	m.acc ^= 1
	total += 3
	m.dict[k&3] += total
	m.acc += total & 1
	if k > 5 {
		add(m.dict[k&3] & 7)
	}
	total *= 2
	if m.acc > 1000 {
		m.acc -= 1000
	}
	m.dict[5]++
	total -= m.dict[5] & 1
	return total
}

func newM() *machine { return &machine{left: 40, dict: map[int]int{1: 2}} }

func (m *machine) dump() string { return fmt.Sprint(m.dict, m.log, m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "abcd@"}
