// Package words: residual calls that take and give any number of words.
package words

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"mergepoint/pkg/jit"
)

type point struct {
	x  int
	on bool
	y  int8
}

type machine struct {
	name  string
	ints  []int
	err   error
	any   any
	at    point
	when  time.Time
	until time.Duration

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 's':
			m.name = rename(m.name, m.left)
			m.acc += len(m.name) + int(m.name[0])
		case 'i':
			m.ints = push(m.ints, m.left, m.acc)
			m.acc ^= m.ints[len(m.ints)-1] + cap(m.ints)&1
		case 'e':
			if err := check(m.left); err != nil {
				m.err = err
				m.acc++
			}
		case 'a':
			m.any = box(m.left, m.any)
		case 'p':
			m.at = move(m.at, 3)
			m.acc += int(m.at.y)
		case 'n':
			text, rest, ok := split(m.name)
			if ok {
				m.acc += rest
			}
			m.name = text
		case 't':
			m.when = later(m.when, m.until)
		case 'k':
			word, _ := label(m.left & 1)
			m.acc += len(word)
		case 'v':
			m.acc += sum(m.ints...)
		case 'x':
			_, m.acc, _ = split(strconv.Itoa(m.acc))
		case 'f':
			_, err := fail(m)
			m.err = err
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

//jit:residual
func rename(old string, n int) string { return old[1:] + strconv.Itoa(n%10) }

//jit:residual
func push(list []int, a, b int) []int {
	if len(list) > 20 {
		list = list[:5]
	}
	return append(list, a, b)
}

//jit:residual
func check(n int) error {
	if n%3 == 0 {
		return errors.New("third " + strconv.Itoa(n))
	}
	return nil
}

//jit:residual
func box(n int, old any) any {
	if n%4 == 0 {
		return point{x: n}
	}
	return fmt.Sprint(old, n)[:3]
}

//jit:residual
func move(p point, by int8) point { return point{p.x + int(by), !p.on, p.y + by} }

//jit:residual
func split(s string) (head string, rest int, ok bool) {
	return s[:len(s)-1] + "z", len(s), len(s)%2 == 1
}

//jit:residual
func later(t time.Time, d time.Duration) time.Time { return t.Add(d) }

//jit:pure
func label(n int) (string, point) { return []string{"even", "odd"}[n], point{n, true, 2} }

//jit:residual
func sum(list ...int) (total int) {
	for _, n := range list {
		total += n
	}
	return total
}

//jit:residual
func fail(m *machine) (int, error) {
	m.acc++
	if m.left == 7 {
		panic(fmt.Sprint("seven, acc ", m.acc))
	}
	return 1, nil
}

func newM() *machine {
	return &machine{left: 40, name: "abc", when: time.Unix(1000, 0).UTC(), until: time.Hour, any: "any"}
}

func (m *machine) dump() string {
	return fmt.Sprint(m.name, m.ints, m.err, m.any, m.at, m.when, m.acc, m.left)
}

var guests = []string{"s@", "i@", "e@", "a@", "p@", "n@", "t@", "k@", "ivx@", "f@", "sieapntkv@", "sif@"}
