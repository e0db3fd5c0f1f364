// Package fieldloops: loops in callees over what lies in immutable fields, unrolled where
// the pointer to those is known.
// Jitcode: goto_unless_inside block.eval
package fieldloops

import (
	"fmt"

	"mergepoint/pkg/jit"
)

type node interface{ eval(m *machine) int }

type (
	num   struct{ n int }
	block struct {
		//jit:immutable
		list []node
	}
	wrapped struct {
		//jit:immutable
		in *block
		//jit:immutable
		name string
	}
)

type machine struct {
	tree, other *block
	none        *wrapped
	w           *wrapped
	acc, left   int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code", "tree"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	tree := m.tree
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, tree, m)
		switch code[pc] {
		case 't':
			m.acc = (m.acc + tree.eval(m)) & 0xffff
		case 'o': // one that is not known
			m.acc = (m.acc*3 + m.other.eval(m)) & 0xffff
			m.tree, m.other = m.other, m.tree
		case 'w':
			m.acc ^= m.w.eval(m)
		case 'n':
			m.acc++
			if m.left == 5 {
				m.acc += m.none.eval(m) // is nil
			}
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func (n *num) eval(m *machine) int { return n.n ^ m.left }

func (b *block) eval(m *machine) (last int) {
	for i, n := range b.list {
		last = last*2 + n.eval(m) + i
	}
	return last
}

func (w *wrapped) eval(m *machine) (sum int) {
	m.acc++ // before it may panic
	for i := 0; i < len(w.in.list); i++ {
		sum += w.in.list[i].eval(m)
	}
	for i := range len(w.name) {
		sum = sum*3 + int(w.name[i])
	}
	return sum
}

var guests = []string{"t@", "ot@", "wt@", "tn@", "towt@"}

func newM() *machine {
	short := &block{[]node{&num{1}, &num{2}, &block{[]node{&num{7}}}}}
	var long []node
	for i := range 40 {
		long = append(long, &num{i})
	}
	return &machine{tree: short, other: &block{long}, w: &wrapped{short, "ab"}, left: 60}
}

func (m *machine) dump() string { return fmt.Sprint(m.acc, m.left, len(m.tree.list)) }
