//go:build !js

package amd64

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A refStore is a store of a pointer whose way through Go, for when the
// collector is marking, is still to be emitted.
type refStore struct {
	op    *trace.Op
	index int32
	from  fixup
	back  uintptr
	args  []loc  // where the operands are, nowhere if constant
	saved []move // from registers that are wanted afterwards to slots
}

// storeRef stores a pointer. While the collector marks, a pointer must not be
// stored behind its back, so the code tests the runtime's flag, as compiled Go
// does, and lets Go store the pointer if it is set. Machine code cannot be
// interrupted, hence the flag does not change between the test and the store.
func (c *compiler) storeRef(op *trace.Op, b *trace.Box) {
	m := c.placeOf(op)
	x := c.reg(b, numTmp)
	flag := c.spare(m, x)
	c.movAddress(flag, c.barrier)
	c.load(flag, inMem(based(flag, 0)), w32, false)
	c.test(flag, flag)
	s := refStore{op: op, index: c.pos, from: c.jccAhead(notEqual), saved: c.saveApart()}
	for _, b := range op.Args {
		at := nowhere
		if b, _ = c.source(b); !b.Const {
			at = c.locOf(b)
		}
		s.args = append(s.args, at)
	}
	c.store(m, inReg(x), w64)
	s.back = c.pc()
	c.refStores = append(c.refStores, s)
}

// addToPointer computes an address within the same object.
func (c *compiler) addToPointer(op *trace.Op) {
	m := c.item(c.reg(op.Args[0], baseTmp), op.Args[1], 1, 0)
	c.done(op.Args)
	c.lea(c.def(op.Result), m)
}

// spare gives a register beside those that m and x use.
func (c *compiler) spare(m mem, x reg) reg {
	for _, r := range [...]reg{numTmp, baseTmp, scratch} {
		if r != m.base && r != m.index && r != x {
			return r
		}
	}
	return c.take(pool[:], none)
}

// saveApart finds slots for what is in registers and wanted after this op, for
// the time of a way through Go.
func (c *compiler) saveApart() []move {
	var saved []move
	for _, r := range homes {
		if b := c.owner[r]; b != nil && c.val(b).last > c.pos {
			slot := c.bank(b.Kind).take()
			defer c.bank(b.Kind).give(slot)
			saved = append(saved, move{dst: slotLoc(b.Kind, slot), src: loc(r)})
		}
	}
	return saved
}

// storeInGo emits the way through Go: the object, the distance in it and the
// pointer are handed over, and all registers are as before when it comes back.
func (c *compiler) storeInGo(n int, s refStore) {
	c.mark(int(s.index), true)
	c.bind(s.from)
	c.out.label(c.pc(), labelStore, n)
	for _, m := range s.saved {
		c.mov(c.at(m.dst), c.at(m.src))
	}
	last := len(s.op.Args) - 1
	if d := s.op.Memory(); !d.Item {
		c.movNumber(scratch, int64(d.Offset))
	} else {
		index, steps := c.source(s.op.Args[1])
		c.copyFrom(inReg(scratch), index, s.args[1])
		c.addTo(loc(scratch), steps)
		c.imulBy(scratch, inReg(scratch), fitsInto32(d.Stride))
		c.alu(add, inReg(scratch), number(fitsInto32(d.Offset)))
	}
	c.mov(c.at(slotLoc(descr.Int, 0)), inReg(scratch))
	c.copyFrom(c.at(slotLoc(descr.Ref, 0)), s.op.Args[0], s.args[0])
	c.copyFrom(c.at(slotLoc(descr.Ref, 1)), s.op.Args[last], s.args[last])
	c.leave(exit{kind: exitStore}, nil)
	c.comeBack()
	for _, m := range s.saved {
		c.mov(c.at(m.src), c.at(m.dst))
	}
	c.jmp(s.back)
}
