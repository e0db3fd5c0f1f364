// Package globals: variables of packages, those that never change and those that do.
package globals

import (
	"fmt"

	"mergepoint/pkg/codewriter/testdata/kinds/globals/far"
	"mergepoint/pkg/jit"
)

type point struct{ x, y int }

type row struct {
	name string
	cost int
	args [2]uint8
}

type machine struct {
	acc, left int
	p         *int
	s         []int
}

const size = 4

var (
	table   = [size]int{3, 1, 4, 1} // never changes
	list    = []int{9, 8, 7}        // nor do its elements
	rows    = []row{{"a", 1, [2]uint8{1, 2}}, {"bc", 20, [2]uint8{3, 4}}}
	squares [8]int             // filled by init
	made    = make([]int16, 5) // so are its elements
	origin  = point{2, 3}
	word    = "word"
	limit   = far.Step * 2

	counter  int       // changes
	state    point     // changes
	cells    [size]int // change
	grown    []int     // changes
	shared   = []int{1, 2, 3}
	alias    = shared // of a slice that is written to by another name
	pointed  = 5      // changes by a pointer
	late     = []int{4, 5, 6}
	leaked   = []int{1, 1, 2}
	top      = &point{}
	narrow   int8
	pub      = 3
	Exported = 4 // anybody may
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func init() {
	for i := range squares {
		squares[i] = i * i
		made[i%5] = int16(i)
	}
	limit++
}

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 't':
			m.acc += table[m.left&3] + table[1] + list[m.left%3] + len(list)
		case 'r':
			r := &rows[m.left&1]
			m.acc += r.cost + len(r.name) + int(rows[1].name[0]) + len(rows)
		case 's':
			m.acc += squares[m.left&7] + int(made[m.left%5])
		case 'o':
			p := origin
			m.acc += origin.x + p.y + len(word) + limit + int(word[2])
		case 'c':
			counter += m.left
			m.acc += counter
			bump()
			m.acc ^= counter
		case 'p':
			state.x = m.left
			state.y += state.x
			q := state
			state = point{q.y, q.x}
			m.acc += state.x
		case 'a':
			cells[m.left&3] += m.acc
			touch(m.left & 3)
			m.acc += cells[m.left&3]
		case 'g':
			grown = append(grown, m.left)
			m.acc += grown[len(grown)-1] + len(grown)
			if len(grown) > 6 {
				grown = nil
			}
		case 'l':
			shared[1] = m.left
			m.acc += alias[1] + shared[1]
		case 'q':
			m.p = &pointed
			*m.p += 2
			m.acc += pointed
			pointed = m.left
			m.acc += *m.p
		case 'e':
			m.acc += late[m.left%3]
			rewrite(m.left)
			m.acc += late[m.left%3]
		case 'k':
			m.s = leaked
			m.s[0] = m.left
			m.acc += leaked[0]
		case 'T':
			top.x = m.left
			move()
			m.acc += top.x
			top = &point{m.acc & 7, 1}
		case 'n':
			narrow += int8(m.left)
			m.acc += int(narrow)
		case 'f':
			far.Count += m.left
			far.Bump()
			m.acc += far.Count + far.Table[1] + pub + Exported
		case '0':
			m.acc += list[m.left-7]
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

//jit:residual
func bump() { counter += 3 }

//jit:residual
func touch(n int) { cells[n]-- }

//jit:residual
func rewrite(n int) { late = []int{n, n + 1, n + 2} }

//jit:residual
func move() { top.x++; top = &point{top.x, top.y} }

func newM() *machine {
	counter, state, cells, grown, pointed, narrow = 0, point{}, [size]int{}, nil, 5, 0
	late, top, far.Count = []int{4, 5, 6}, &point{}, 1
	copy(shared, []int{1, 2, 3})
	leaked[0] = 1
	return &machine{left: 40}
}

func (m *machine) dump() string {
	return fmt.Sprint(m.acc, m.left, counter, state, cells, grown, pointed, late, shared, leaked, *top, narrow, far.Count)
}

var guests = []string{"t@", "r@", "s@", "o@", "c@", "p@", "a@", "g@", "l@", "q@", "e@", "k@", "T@", "n@", "f@", "0@", "trsocpaglqekTnf@", "cca@", "qeq@"}
