package runner

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A way is what will be emitted for a place where stores are pending when the code
// is left: the stores, and then the exit. The boxes are still in their slots.
type way struct {
	from   *side // of the instruction that goes there
	stores []trace.Pending
	end    inst
}

func (c *compiler) wayOut(w way) {
	c.fixups = append(c.fixups, fixup{&w.from.to, len(c.insts)})
	c.storePending(w.stores)
	c.emit(w.end)
}

func (c *compiler) storePending(list []trace.Pending) {
	for i := range list {
		c.storeAs(c.pendingPlace(&list[i]), c.sum(list[i].Value))
	}
}

func (c *compiler) pendingPlace(s *trace.Pending) place {
	op := &trace.Op{Descr: s.Descr, Args: []*trace.Box{s.Base}}
	if s.Index.Box != nil {
		op.Args = append(op.Args, s.Index.Box)
	}
	p := placeOf(op)
	p.offset += s.Index.Add * int64(p.stride)
	return p
}

// sum gives the slot of a sum; nothing but this way out needs it.
func (c *compiler) sum(s trace.Sum) uint16 {
	if s.Add == 0 {
		return c.reg(s.Box)
	}
	to := c.slots.spare(descr.Int)
	c.emit(inst{op: opAddRI, a: c.reg(s.Box), c: to, imm: s.Add})
	return to
}
