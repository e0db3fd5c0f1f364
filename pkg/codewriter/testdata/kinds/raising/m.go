// Package raising: residual functions that panic where no panic statement is near.
package raising

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/jit"
)

type key struct {
	n int
	v any
}

type deep [2]struct{ k key }

func fail(n int) { panic(fmt.Sprint("failed ", n)) }

func stay(n int) {
	for {
		if n++; n > 50 {
			fail(n)
		}
	}
}

//jit:residual
func down(n int) { lower(n) }

func lower(n int) {
	if n == 7 {
		fail(n)
	}
}

//jit:residual
func endless(n int) {
	if n == 7 {
		stay(n)
	}
}

//jit:residual
func compare() bool { return one == two }

var one, two deep

//jit:residual
func look(n int) int { return keys[key{n, values[n&1]}] }

//jit:residual
func lose(n int) { delete(keys, key{n, values[n&1]}) }

var (
	keys   = map[key]int{}
	values = [2]any{1, []int{}}
	none   map[int]int
)

//jit:residual
func view(n int) int { return len(unsafe.Slice(&n, n-7)) }

//jit:residual
func fill(n int) { none[n] = n }

//jit:residual
func shift(n int) int { return 1 << n }

//jit:residual
func late(n int) {
	if n == 7 {
		defer fail(n)
	}
}

//jit:residual
func array(n int) int { return len([2]int(make([]int, n))) }

//jit:residual
func closing(n int) {
	var c chan int
	if n == 7 {
		defer close(c)
	}
}

type machine struct {
	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.acc += 7
			down(m.left)
			m.acc += m.left
		case 'b':
			m.acc += 7
			endless(m.left)
			m.acc += m.left
		case 'c':
			m.acc += 7
			if m.left < 7 && compare() {
				m.acc += m.left
			}
		case 'd':
			m.acc += 7
			n := look(m.left)
			m.acc += n
		case 'e':
			m.acc += 7
			lose(m.left)
			m.acc += m.left
		case 'f':
			m.acc += 7
			n := view(m.left)
			m.acc += n
		case 'g':
			m.acc += 7
			if m.left < 8 {
				fill(m.left)
			}
			m.acc++
		case 'h':
			m.acc += 7
			n := shift(m.left - 7)
			m.acc += n
		case 'i':
			m.acc += 7
			late(m.left)
			m.acc++
		case 'j':
			m.acc += 7
			n := array(m.left - 6)
			m.acc += n
		case 'k':
			m.acc += 7
			closing(m.left)
			m.acc++
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	one[1].k.v, two[1].k.v = []int{}, []int{}
	return m
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left) }

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "g@", "h@", "i@", "j@", "k@"}
