//go:build !js

package amd64

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A step that nobody wants as a number need not be taken. An address has room for a
// displacement; a way out, a connector and a jump may add once they have moved. So a
// position that has moved on three times in a trace is one register, not four. What is
// compared, stored or computed with in the line is made there as ever.

// displace finds the steps that only displacements, ways out and the jump want, and lets
// those begin where the step does.
func (c *compiler) displace() {
	c.markPlain()
	for i, op := range c.t.Ops {
		if c.when[i] != int32(i) || op.Result == nil || c.val(op.Result).plain {
			continue
		}
		if n, ok := c.stepOf(op); ok {
			v, from := c.val(op.Result), c.val(op.Args[0])
			v.from, v.add = op.Args[0], n
			from.count += v.count - 1
			c.when[i] = dead
		}
	}
}

// maxDisplaced is how far a step may go: an item's size times that is to fit.
const maxDisplaced = 1 << 16

// stepOf gives what an op adds to its first operand, if that is a small number.
func (c *compiler) stepOf(op *trace.Op) (n int32, ok bool) {
	if op.Code != ops.IntAdd && op.Code != ops.IntSub {
		return 0, false
	}
	a, b := op.Args[0], op.Args[1]
	if a.Const || !b.Const || b.Int > maxDisplaced || b.Int < -maxDisplaced || c.val(a).float {
		return 0, false
	}
	if op.Code == ops.IntSub {
		return int32(-b.Int), true
	}
	return int32(b.Int), true
}

// markPlain marks the values that something wants as they are.
func (c *compiler) markPlain() {
	c.atHead(c.wantPlain)
	for i, op := range c.t.Ops {
		if c.when[i] == dead {
			continue
		}
		for n, b := range op.Args {
			if op.Code != ops.Jump && !hasDisplacement(op, n) {
				c.wantPlain(b)
			}
		}
		if op.Code.Is(ops.Guard) {
			c.markLeaving(op.Guard)
		}
	}
}

// markLeaving marks what a guard's way out wants: the bases of its stores, and what it
// hands over at the door of another guard, which has that in places of its own.
func (c *compiler) markLeaving(g *trace.Guard) {
	for i := range g.Pending {
		c.wantPlain(g.Pending[i].Base)
	}
	if g.Shares == nil {
		return
	}
	for _, shared := range []*trace.Guard{g, g.Shares} {
		for _, b := range shared.Taken() {
			c.wantPlain(b)
		}
	}
}

func (c *compiler) wantPlain(b *trace.Box) {
	if !b.Const {
		c.val(b).plain = true
	}
}

// hasDisplacement reports whether an op's n-th operand is an index that is part of an
// address, to which a displacement can be added.
func hasDisplacement(op *trace.Op, n int) bool {
	d := op.Memory()
	return n == 1 && d != nil && d.Item && scales(d.Stride) && d.Offset < 1<<24
}

// scales reports whether an address can have an index times a stride.
func scales(stride uintptr) bool {
	return stride == 1 || stride == 2 || stride == 4 || stride == 8
}

// source gives the value that is in a register or slot for another, and what is to be
// added to it.
func (c *compiler) source(b *trace.Box) (from *trace.Box, add int32) {
	if !b.Const {
		if v := c.val(b); v.from != nil {
			return v.from, v.add
		}
	}
	return b, 0
}

// addTo adds to a place, after moves.
func (c *compiler) addTo(at loc, n int32) {
	switch {
	case n == 0 || at == nowhere:
	case at.isReg() && reg(at).isFloat():
		c.mov(inReg(scratch), c.at(at))
		c.alu(add, inReg(scratch), number(n))
		c.mov(c.at(at), inReg(scratch))
	default:
		c.alu(add, c.at(at), number(n))
	}
}
