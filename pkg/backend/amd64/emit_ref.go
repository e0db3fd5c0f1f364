//go:build !js

package amd64

import (
	"slices"

	"mergepoint/pkg/machine"
	"mergepoint/pkg/trace"
)

// A refStore is a store of a pointer. What comes before it while the collector is
// marking is still to be emitted.
type refStore struct {
	index int32
	from  fixup
	back  uintptr // the store
	to    mem
	value loc
	tmp   reg    // free
	saved []move // from registers that do not survive to slots
}

// storeRef stores a pointer. While the collector marks, a pointer must not be
// stored behind its back, so the code tests the runtime's flag, as compiled Go
// does, and tells the collector if it is set. Machine code cannot be
// interrupted, hence the flag does not change between the test and the store.
func (c *compiler) storeRef(op *trace.Op, b *trace.Box) {
	m := c.placeOf(op)
	x := c.reg(b, numTmp)
	flag := c.spare(m, x)
	c.movAddress(flag, c.barrier)
	c.load(flag, inMem(based(flag, 0)), w32, false)
	c.test(flag, flag)
	s := refStore{index: c.pos, from: c.jccAhead(notEqual), back: c.pc(), to: m, value: loc(x), tmp: flag, saved: c.saveApart()}
	for _, kept := range s.saved {
		if kept.src == s.value {
			s.value = kept.dst
		}
	}
	c.refStores = append(c.refStores, s)
	c.store(m, inReg(x), w64)
}

// addToPointer computes an address within the same object.
func (c *compiler) addToPointer(op *trace.Op) {
	m := c.item(c.reg(op.Args[0], baseTmp), op.Args[1], 1, 0)
	c.done(op.Args)
	c.lea(c.def(op.Result), m)
}

// spare gives a register beside those that m and x use, and that survives when the
// collector is told.
func (c *compiler) spare(m mem, x reg) reg {
	for _, r := range [...]reg{numTmp, baseTmp, scratch} {
		if r != m.base && r != m.index && r != x {
			return r
		}
	}
	return c.take(pool[:5], none)
}

// perishable has the registers that do not survive when the collector is told.
var perishable = slices.Concat([]reg{roomReg, gReg}, floatPool())

// saveApart finds slots for what is in those for that time.
func (c *compiler) saveApart() (saved []move) {
	for _, r := range perishable {
		if b := c.owner[r]; b != nil {
			slot := c.bank(b.Kind).take()
			defer c.bank(b.Kind).give(slot)
			saved = append(saved, move{dst: slotLoc(b.Kind, slot), src: loc(r)})
		}
	}
	return saved
}

// tell emits what tells the collector of a store: which pointer was there, and which
// one will be. A wrong address faults before that is begun.
func (c *compiler) tell(n int, s refStore) {
	c.mark(int(s.index), true)
	c.bind(s.from)
	c.out.label(c.pc(), labelStore, n)
	c.mov(inReg(s.tmp), inMem(s.to))
	for _, m := range s.saved {
		c.mov(c.at(m.dst), c.at(m.src))
	}
	c.mov(inReg(gReg), inMem(based(rsp, machine.Result)))
	c.callVia(c.word(wordRoom))
	c.mov(inMem(based(roomReg, 0)), inReg(s.tmp))
	c.mov(inReg(s.tmp), c.at(s.value))
	c.mov(inMem(based(roomReg, 8)), inReg(s.tmp))
	for _, m := range s.saved {
		c.mov(c.at(m.src), c.at(m.dst))
	}
	c.jmp(s.back)
}
