package tracetext

import "mergepoint/pkg/trace"

// constants decides which constants of a parsed text are one box. The text does
// not say so, but the numbers do: in
//
//	i6 = int_add(i4, 1)
//	i8 = int_add(i6, 1)
//
// the second 1 takes a number of its own (7), and would not if the line began
// with i7. Each use is a box of its own at first; when a result's number shows
// that fewer numbers were taken, uses fall back on an earlier box of the same
// text. So a printed trace that is parsed prints the same again.
type constants struct {
	next    int // the number that the printer would give next
	pending []constUse
	known   map[string]*trace.Box // first box of each text
}

type constUse struct {
	op   *trace.Op
	box  *trace.Box
	text string
}

// use notes a constant as an operand of op.
func (c *constants) use(op *trace.Op, b *trace.Box, text string) *trace.Box {
	c.pending = append(c.pending, constUse{op, b, text})
	return b
}

// settle is told the number of a box just defined.
func (c *constants) settle(n int) {
	surplus := c.next + len(c.pending) - n
	for _, u := range c.pending {
		old := c.known[u.text]
		switch {
		case old == nil:
			if c.known == nil {
				c.known = map[string]*trace.Box{}
			}
			c.known[u.text] = u.box
		case surplus > 0:
			surplus--
			u.replaceBy(old)
		}
	}
	c.pending = c.pending[:0]
	c.next = n + 1
}

func (u constUse) replaceBy(b *trace.Box) {
	for i, a := range u.op.Args {
		if a == u.box {
			u.op.Args[i] = b
		}
	}
}
