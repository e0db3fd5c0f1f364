//go:build !js

package amd64

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// Stores that are pending where the line is left are done by the way out, before
// its door: whoever comes behind it finds memory as if they had been done in
// their places. Only the scratch registers are free there.

// checkPending looks for what no way out can do: a pointer must not be stored behind
// the collector's back, and there is no register for a long constant.
func (c *compiler) checkPending() error {
	lists := [][]trace.Pending{c.t.Pending}
	for _, op := range c.t.Ops {
		if op.IsGuard() {
			lists = append(lists, op.Guard.Pending)
		}
	}
	for _, s := range slices.Concat(lists...) {
		switch {
		case s.Value.Box.Kind == descr.Ref:
			return Error("a pointer is to be stored on a way out")
		case !fits32(s.Value.Add) || !fits32(s.Index.Add):
			return Error("more is to be added on a way out than 32 bits hold")
		}
	}
	return nil
}

// locsOf gives where the boxes of pending stores are now, in the order of
// Pending.Each.
func (c *compiler) locsOf(list []trace.Pending) (locs []loc) {
	for i := range list {
		list[i].Each(func(b *trace.Box) {
			at := nowhere
			if b, _ = c.source(b); !b.Const {
				at = c.locOf(b)
			}
			locs = append(locs, at)
		})
	}
	return locs
}

// storePending does pending stores, whose boxes are in the locs given.
func (c *compiler) storePending(list []trace.Pending, locs []loc) {
	for i := range list {
		s := &list[i]
		base, n := c.brought(trace.Sum{Box: s.Base}, locs[0], baseTmp), 1
		to := mem{}
		if s.Descr.Item {
			to, n = c.pendingItem(base, s.Descr, s.Index, locs[1]), 2
		} else {
			to = based(base, fitsInto32(s.Descr.Offset))
		}
		size := width(s.Descr.Size)
		if v := s.Value.Box; v.Const && (fits32(v.Int) || size < w64) {
			c.store(to, number(int32(v.Int)), size)
		} else {
			c.store(to, inReg(c.brought(s.Value, locs[n], numTmp)), size)
		}
		locs = locs[n+1:]
	}
}

// pendingItem gives the address of an item: what is added to the index is a
// displacement, if it fits.
func (c *compiler) pendingItem(base reg, d *descr.Memory, index trace.Sum, at loc) mem {
	offset, stride := int64(fitsInto32(d.Offset)), int64(fitsInto32(d.Stride))
	if index.Box.Const {
		return c.item(base, index.Box, d.Stride, int32(offset))
	}
	index = c.sum(index)
	if disp := offset + index.Add*stride; scales(d.Stride) && fits32(disp) {
		i := c.brought(trace.Sum{Box: index.Box}, at, scratch)
		return mem{base: base, index: i, scale: uint8(stride), disp: int32(disp)}
	}
	i := c.brought(index, at, scratch)
	c.imulBy(scratch, inReg(i), int32(stride))
	return mem{base: base, index: scratch, scale: 1, disp: int32(offset)}
}

// sum gives a sum of what is in a register or slot.
func (c *compiler) sum(s trace.Sum) trace.Sum {
	from, steps := c.source(s.Box)
	return trace.Sum{Box: from, Add: s.Add + int64(steps)}
}

// brought gives a register that holds a sum: the box's own if nothing is added
// and it is no float's, else the scratch register given.
func (c *compiler) brought(s trace.Sum, at loc, tmp reg) reg {
	s = c.sum(s)
	from := tmp
	if !s.Box.Const && at.isReg() && !reg(at).isFloat() {
		from = reg(at)
	} else {
		c.copyFrom(inReg(tmp), s.Box, at)
	}
	if s.Add == 0 {
		return from
	}
	c.lea(tmp, based(from, int32(s.Add)))
	return tmp
}
