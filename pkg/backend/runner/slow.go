package runner

import (
	"unsafe"

	"mergepoint/pkg/ops"
)

// slow executes the instructions that call functions, and looks at the context
// when a loop's patience is at its end. It gives the next instruction, or nil if
// the context is done.
func (m *machine) slow(r, p unsafe.Pointer, in *inst) *inst {
	switch in.op {
	case opConstRef:
		*ref(p, in.c) = in.x.ref
	case opInt1:
		*slot(r, in.c) = in.x.int1(*slot(r, in.a))
	case opInt2:
		*slot(r, in.c) = in.x.int2(*slot(r, in.a), *slot(r, in.b))
	case opRef2:
		*slot(r, in.c) = in.x.ref2(*ref(p, in.a), *ref(p, in.b))
	case opPtrAdd:
		*ref(p, in.c) = unsafe.Add(*ref(p, in.a), *slot(r, in.b))
	case opLoadField:
		*slot(r, in.c) = ops.LoadInt(in.x.mem, field(p, in))
	case opStoreField:
		ops.StoreInt(in.x.mem, field(p, in), *slot(r, in.b))
	case opLoadItem:
		*slot(r, in.c) = ops.LoadInt(in.x.mem, anyItem(r, p, in))
	case opStoreItem:
		ops.StoreInt(in.x.mem, anyItem(r, p, in), *slot(r, in.c))
	case opLoadItemRef:
		*ref(p, in.c) = ops.LoadRef(anyItem(r, p, in))
	case opStoreItemRef:
		ops.StoreRef(anyItem(r, p, in), *ref(p, in.c))
	case opCall:
		m.do(r, p, in)
	case opLoop, opJump:
		if m.ctx.Err() != nil {
			return nil
		}
		m.budget = patience
		if in.op == opLoop {
			return back(in)
		}
		return in.x.to
	default:
		panic("runner: machine: slow: no such instruction")
	}
	return next(in)
}

// anyItem gives the address of an item of any stride.
func anyItem(r, p unsafe.Pointer, in *inst) unsafe.Pointer {
	return unsafe.Add(*ref(p, in.a), uintptr(*slot(r, in.b))*in.x.stride+uintptr(in.imm))
}
