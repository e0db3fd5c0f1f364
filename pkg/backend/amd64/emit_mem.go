//go:build !js

package amd64

import (
	"fmt"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// placeOf gives the address that a load or store works on, as an operand. It may
// use the scratch registers for base and index.
func (c *compiler) placeOf(op *trace.Op) mem {
	if b := op.Args[0]; !b.Const && c.val(b).spread {
		return c.inTransfer(op.Memory())
	}
	base, d := c.reg(op.Args[0], baseTmp), op.Memory()
	if d.Item {
		return c.item(base, op.Args[1], d.Stride, fitsInto32(d.Offset))
	}
	return based(base, fitsInto32(d.Offset))
}

// fitsInto32 narrows an offset or a stride to what an instruction can hold.
func fitsInto32(n uintptr) int32 {
	if n > 1<<31-1 {
		panic(fmt.Errorf("%w: an offset or stride of %d bytes", backend.ErrTooLarge, n))
	}
	return int32(n)
}

// item gives the address base + index*stride + offset.
func (c *compiler) item(base reg, index *trace.Box, stride uintptr, offset int32) mem {
	if index.Const {
		n := index.Int * int64(stride)
		if fits32(n + int64(offset)) {
			return based(base, int32(n)+offset)
		}
		c.movNumber(scratch, n)
		return mem{base: base, index: scratch, scale: 1, disp: offset}
	}
	index, steps := c.source(index)
	i := c.reg(index, scratch)
	if scales(stride) {
		return mem{base: base, index: i, scale: uint8(stride), disp: offset + steps*int32(stride)}
	}
	c.imulBy(scratch, inReg(i), fitsInto32(stride))
	return mem{base: base, index: scratch, scale: 1, disp: offset}
}

func (c *compiler) loadPlace(op *trace.Op) {
	from, form := inMem(c.placeOf(op)), op.Memory()
	c.done(op.Args)
	if c.val(op.Result).float {
		c.mov(inReg(c.def(op.Result)), from)
		return
	}
	c.load(c.def(op.Result), from, width(form.Size), form.Signed)
}

func (c *compiler) storePlace(op *trace.Op) {
	b, form := op.Args[len(op.Args)-1], op.Memory()
	switch {
	case form.Kind == descr.Ref:
		c.storeRef(op, b)
	case !b.Const && c.val(b).fold >= 0:
		c.updatePlace(op, b)
	case !b.Const && c.val(b).float && form.Size == 8:
		x := inReg(c.reg(b, floatTmp))
		c.mov(inMem(c.placeOf(op)), x)
	case b.Const && (fits32(b.Int) || form.Narrow()):
		c.store(c.placeOf(op), number(int32(b.Int)), width(form.Size))
	default:
		x := inReg(c.reg(b, numTmp))
		c.store(c.placeOf(op), x, width(form.Size))
	}
}

// updatePlace does a load, an operation and a store of one place in one
// instruction, which is about b, the value stored.
func (c *compiler) updatePlace(op *trace.Op, b *trace.Box) {
	calc := c.t.Ops[c.val(b).fold]
	other := calc.Args[1]
	if !other.Const && c.val(other).fold >= 0 {
		other = calc.Args[0]
	}
	x := c.operand(other, numTmp)
	if x.kind == isMem {
		x = inReg(c.reg(other, numTmp))
	}
	instr, _ := aluOf(calc.Code)
	c.alu(instr, inMem(c.placeOf(op)), x)
	c.zero = c.know(flags{box: b})
}
