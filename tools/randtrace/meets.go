package randtrace

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A loop that keeps a place in a register is jumped to with the place's value: a store
// to it that is still to be done then is the loop's to do. Bridges seldom store just
// there by chance, so some trials do it on purpose.

// onPurpose reports whether the bridges of a trial store to where the loop does.
func onPurpose(seed uint64) bool { return seed%16 == 9 }

// meet stores to places that the loop stores to, and jumps to it.
func (c *recorder) meet(to *loop) {
	bases := map[int]*trace.Box{}
	for _, op := range to.tr.Ops {
		at := to.inputAt(op)
		if at < 0 || c.r.IntN(3) == 0 {
			continue
		}
		if bases[at] == nil {
			bases[at] = c.given(c.refs[to.types[op.Args[0].ID]])
		}
		if p := bases[at]; p != nil && p.Ref != nil && c.nonnil(p) {
			c.store(op, p)
		}
	}
	c.jumpWith(to, bases)
}

// inputAt gives which input is the base of a store of a number, at a place that a
// constant says; -1 if none is.
func (c *recorder) inputAt(op *trace.Op) int {
	switch {
	case !op.Code.Is(ops.Store):
	case op.Memory().Kind != descr.Int, len(op.Args) == 3 && !op.Args[1].Const:
	default:
		return slices.Index(c.tr.Inputs, op.Args[0])
	}
	return -1
}

// store does what another store does, with another number, from another base.
func (c *recorder) store(op *trace.Op, base *trace.Box) {
	place := append([]*trace.Box{base}, op.Args[1:len(op.Args)-1]...)
	v := c.anInt()
	c.emit(op.Code, op.Descr, append(place[:len(place):len(place)], v)...)
	ops.StoreInt(op.Memory().Mem, address(op.Descr, place), v.Int)
}
