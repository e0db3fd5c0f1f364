// Package pointed: residual functions write through pointers to numbers.
package pointed

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type count int

type inner struct{ n count }

//jit:residual
func bump(p *int) { *p += 3 }

//jit:residual
func (m *machine) bumpNum() { bump((*int)(&m.num)) }

//jit:residual
func (m *machine) bumpInner() { bump((*int)(&m.in.n)) }

//jit:residual
func (m *machine) bumpElement() { bump((*int)(&m.counts[1])) }

//jit:residual
func (m *machine) bumpOut() { *m.out += 2 }

//jit:residual
func (m *machine) bumpFar() { **m.far -= 1 }

//jit:residual
func (m *machine) swap() { *m.ps, m.name = m.name, *m.ps }

type machine struct {
	num    count
	counts []count
	in     inner
	out    *count
	far    **int
	name   string
	ps     *string
	other  string

	acc, left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.num = count(m.left)
			m.bumpNum()
			m.acc += int(m.num)
		case 'd':
			m.in.n = count(m.left)
			m.bumpInner()
			m.acc += int(m.in.n)
		case 'b':
			m.counts[1] = count(m.left)
			m.bumpElement()
			m.acc += int(m.counts[1])
		case 'e':
			m.counts[0] = count(m.left)
			m.bumpOut()
			m.acc += int(m.counts[0])
		case 'f':
			m.acc += m.left
			m.bumpFar()
			m.acc *= 3
			m.acc &= 1023
		case 'c':
			n := len(m.other)
			m.swap()
			m.acc += n - 2*len(m.other) + len(m.name)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	m := &machine{left: 40}
	m.counts = []count{1, 2}
	m.out = &m.counts[0]
	p := &m.acc
	m.far = &p
	m.name, m.other = "long", "l"
	m.ps = &m.other
	return m
}

func (m *machine) dump() string {
	return fmt.Sprint(m.num, m.counts, m.in, m.name, m.other, m.acc, m.left)
}

var guests = []string{"a@", "b@", "c@", "d@", "e@", "f@", "abcdef@"}
