package runner

import (
	"math"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A place is the memory that a load or store is about.
type place struct {
	base   *trace.Box
	index  *trace.Box // nil for a field, or an item whose index is constant
	offset int64
	stride uintptr
	mem    descr.Mem
}

func placeOf(op *trace.Op) place {
	d := op.Memory()
	p := place{base: op.Args[0], offset: int64(d.Offset), stride: d.Stride, mem: d.Mem}
	if !d.Item {
		return p
	}
	if p.index = op.Args[1]; p.index.Const {
		p.offset += p.index.Int * int64(p.stride)
		p.index = nil
	}
	return p
}

// form is how a place is read or written.
type form int

const (
	form64 form = iota // all 8 bytes of an int
	form8              // an unsigned byte
	formRef
	formAny // through package ops
)

func (p *place) form() form {
	switch {
	case p.mem.Kind == descr.Ref:
		return formRef
	case p.mem.Size == 8 && (p.index == nil || p.stride == 8):
		return form64
	case p.mem == descr.Uint8 && (p.index == nil || p.stride == 1):
		return form8
	}
	return formAny
}

var (
	fieldLoads  = [...]opcode{opLoadField64, opLoadField8, opLoadFieldRef, opLoadField}
	fieldStores = [...]opcode{opStoreField64, opStoreField8, opStoreFieldRef, opStoreField}
	itemLoads   = [...]opcode{opLoadItem64, opLoadItem8, opLoadItemRef, opLoadItem}
	itemStores  = [...]opcode{opStoreItem64, opStoreItem8, opStoreItemRef, opStoreItem}
)

// at makes an instruction about a place, in its field or item form.
func (c *compiler) at(p *place, field, item [4]opcode) inst {
	in := inst{op: field[p.form()], a: c.reg(p.base), imm: p.offset}
	if p.index != nil {
		in.op, in.b = item[p.form()], c.reg(p.index)
	}
	if f := p.form(); f == formAny || f == formRef && p.index != nil {
		in.x = &side{mem: p.mem, stride: p.stride}
	}
	return in
}

func (c *compiler) load(i int, op *trace.Op) {
	p := placeOf(op)
	in := c.at(&p, fieldLoads, itemLoads)
	in.c = c.dst(i, op)
	c.emit(in)
}

func (c *compiler) store(op *trace.Op) {
	p, v := placeOf(op), op.Args[len(op.Args)-1]
	in := c.at(&p, fieldStores, itemStores)
	constant := v.Const && p.form() == form64
	switch {
	case constant && p.index == nil && p.short():
		in = inst{op: opStoreFieldI, a: in.a, b: uint16(p.offset), imm: v.Int}
	case constant && p.index != nil && p.offset == 0:
		in.op, in.imm = opStoreItemI, v.Int
	default:
		c.storeAs(p, c.reg(v))
		return
	}
	c.emit(in)
}

// storeAs stores what is in a slot.
func (c *compiler) storeAs(p place, v uint16) {
	in := c.at(&p, fieldStores, itemStores)
	if p.index == nil {
		in.b = v
	} else {
		in.c = v
	}
	c.emit(in)
}

// short reports whether the offset fits where a slot's number goes.
func (p *place) short() bool { return p.offset >= 0 && p.offset <= math.MaxUint16 }

// same reports whether a load and a store are about the same memory for sure.
func same(a, b *trace.Op) bool {
	return a.Descr == b.Descr && a.Args[0] == b.Args[0] && (!a.Memory().Item || a.Args[1] == b.Args[1])
}
