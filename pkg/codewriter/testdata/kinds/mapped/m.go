// Package mapped: values of maps, where they are. A store for a key that is there is
// none of an instruction that calls; one for a new key may move all others, and a map
// that is deleted from, or cleared, has the place no more.
//
// Jitcode: setfield_gc %t3, %t1, <map[string]int[]>
package mapped

import (
	"fmt"
	"math"
	"sort"

	"mergepoint/pkg/jit"
)

type point struct {
	x int
	s string
}

type wide struct {
	n int
	s string
	v any
}

type name string

type machine struct {
	vars, same map[string]int
	anys       map[string]any
	keyed      map[any]int
	both       map[any]any
	errs       map[fmt.Stringer]int
	wides      map[point]wide
	floats     map[float64]int
	lost       map[string]int
	names      map[name]*int
	empty      map[int]struct{}

	acc, left int
	key       any
}

func (n name) String() string { return string(n) }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

//jit:residual
func (m *machine) add() { m.vars["a"] += 100 }

//jit:residual
func (m *machine) sum() (n int) {
	for _, v := range m.vars {
		n += v
	}
	return n
}

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.vars["a"] = m.vars["a"] + m.left
		case 'b': // another name for the same map, and another key
			m.same["a"] *= 3
			m.vars["b"]++
			m.acc ^= m.vars["a"] + m.same["b"]
		case 'c': // new keys, by which all move
			m.vars["c"] = m.acc
			if m.left&3 == 0 {
				m.vars[fmt.Sprint("c", m.left)] = m.left
			}
			m.same["c"] += 2
		case 'd': // gone, and there again
			m.vars["d"] = m.left
			if m.left%5 == 0 {
				delete(m.same, "d")
			}
			m.acc += m.vars["d"]
			m.vars["d"]++
		case 'e':
			m.vars["e"] = 5
			if m.left == 9 {
				clear(m.same)
			}
			m.vars["e"] += m.left
			m.acc += m.same["e"]
		case 'f': // what is called reads and writes
			m.vars["a"] = m.left
			m.acc += m.sum()
			m.add()
			m.acc += m.vars["a"]
		case 'g': // boxes
			n, _ := m.anys["g"].(int)
			m.anys["g"] = n + 1000
			if s, ok := m.anys["s"].(string); ok && len(s) < 9 {
				m.anys["s"] = s + "x"
			}
		case 'h':
			m.key = m.left & 3
			m.keyed[m.key] += 3
			m.acc += m.keyed["h"] + m.keyed[m.key]
		case 'i': // keys of many types
			switch m.left & 7 {
			case 0:
				m.key = 1.5
			case 1:
				m.key = point{1, "p"}
			case 2:
				m.key = name("n")
			case 3:
				m.key = "n"
			case 4:
				m.key = nil
			case 5:
				m.key = m
			case 6:
				m.key = int8(m.left)
			default:
				m.key = m.left > 20
			}
			if v, ok := m.both[m.key]; ok {
				m.acc += v.(int)
			}
			m.both[m.key] = m.left
			m.keyed[m.key]++
		case 'j': // a key that becomes another which is equal
			m.keyed[0.0]++
			m.keyed[math.Copysign(0, float64(m.left&1)-1)] = m.left
			m.floats[math.Copysign(0, float64(m.left&1)-1)] = m.left
			m.floats[math.NaN()] = m.left
			m.floats[1.5]++
		case 'k': // a key without a hash
			m.key = m.left
			if m.left == 7 {
				m.key = []int{m.left}
			}
			m.keyed[m.key]++
		case 'K':
			m.key = "K"
			if m.left == 7 {
				m.key = point{} // fine
			} else if m.left == 5 {
				m.key = func() {}
			}
			m.acc += m.both[m.key].(int)
		case 'l':
			m.acc += m.lost["a"]
			if m.left == 6 {
				m.lost["a"] = 1
			}
		case 'm':
			m.errs[name("m")] += 2
			m.acc += m.errs[fmt.Stringer(nil)]
		case 'n': // values of several words
			w := m.wides[point{m.left & 1, "w"}]
			w.n++
			w.s, w.v = "abcdefgh"[m.left&3:], w.n
			m.wides[point{m.left & 1, "w"}] = w
			m.wides[point{1, "w"}] = wide{m.wides[point{0, "w"}].n, w.s, nil}
		case 'o':
			m.names["o"] = &m.left
			*m.names["o"]--
			if _, ok := m.empty[m.left&3]; !ok {
				m.empty[m.left&3] = struct{}{}
			}
			m.empty[2] = struct{}{}
		case 'p': // another map from now on
			m.vars["p"]++
			if m.left == 11 {
				m.vars = map[string]int{"p": 50}
			}
			m.vars["p"]++
			m.same["p"] += 10
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40, anys: map[string]any{"g": 1, "s": "s"}, keyed: map[any]int{"h": 1}, both: map[any]any{"K": 3}, wides: map[point]wide{}}
	m.vars = map[string]int{"a": 1}
	m.same, m.floats, m.names, m.empty, m.errs = m.vars, map[float64]int{}, map[name]*int{}, map[int]struct{}{}, map[fmt.Stringer]int{}
	return m
}

func (m *machine) dump() string {
	nan := 0
	var keys []string
	for k, v := range m.floats {
		if k != k {
			nan += v
			continue
		}
		keys = append(keys, fmt.Sprint(k, math.Signbit(k), v))
	}
	for k, v := range m.keyed {
		f, _ := k.(float64)
		if _, ok := k.(*machine); ok {
			k = "m"
		}
		keys = append(keys, fmt.Sprintf("%T %v %v %v", k, k, math.Signbit(f), v))
	}
	for k, v := range m.both {
		if _, ok := k.(*machine); ok {
			k = "m"
		}
		keys = append(keys, fmt.Sprintf("%T %v %v", k, k, v))
	}
	sort.Strings(keys)
	return fmt.Sprint(m.vars, m.same, m.anys, keys, nan, m.errs, m.wides, m.lost, len(m.names), m.empty, m.acc, m.left)
}

var guests = []string{"a@", "b@", "ab@", "c@", "abc@", "d@", "ad@", "e@", "ae@", "f@", "af@", "g@", "h@", "i@", "hi@", "j@", "k@", "K@", "l@", "m@", "n@", "o@", "p@", "ap@", "abcdefghijklmnop@", "aceg@", "bdp@"}
