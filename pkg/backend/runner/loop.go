package runner

import (
	"unsafe"

	"mergepoint/pkg/ops"
)

// Slots and memory, addressed. There are no bounds to check: the compiler gave
// the slots, and traces check their indexes themselves.

func slot(file unsafe.Pointer, i uint16) *int64 {
	return (*int64)(unsafe.Add(file, uintptr(i)*8))
}

func ref(file unsafe.Pointer, i uint16) *unsafe.Pointer {
	return (*unsafe.Pointer)(unsafe.Add(file, uintptr(i)*8))
}

// run executes instructions from ip on and gives the one that leaves: a guard
// that failed, a finish, or nil if the context was done.
//
// A guard that holds continues; one that does not falls out of the switch.
func (m *machine) run(ip *inst) *inst {
	r, p := unsafe.Pointer(unsafe.SliceData(m.ints)), unsafe.Pointer(unsafe.SliceData(m.refs))
	budget := int64(patience)
	for {
		in := ip
		ip = next(in)
		switch in.op {
		case opMoveInt:
			*slot(r, in.c) = *slot(r, in.a)
			continue
		case opMoveRef:
			*ref(p, in.c) = *ref(p, in.a)
			continue
		case opConstInt:
			*slot(r, in.c) = in.imm
			continue
		case opConstRef:
			*ref(p, in.c) = in.x.ref
			continue

		case opAddRR:
			*slot(r, in.c) = *slot(r, in.a) + *slot(r, in.b)
			continue
		case opSubRR:
			*slot(r, in.c) = *slot(r, in.a) - *slot(r, in.b)
			continue
		case opMulRR:
			*slot(r, in.c) = *slot(r, in.a) * *slot(r, in.b)
			continue
		case opAndRR:
			*slot(r, in.c) = *slot(r, in.a) & *slot(r, in.b)
			continue
		case opOrRR:
			*slot(r, in.c) = *slot(r, in.a) | *slot(r, in.b)
			continue
		case opXorRR:
			*slot(r, in.c) = *slot(r, in.a) ^ *slot(r, in.b)
			continue
		case opShlRR:
			*slot(r, in.c) = *slot(r, in.a) << uint64(*slot(r, in.b))
			continue
		case opShrRR:
			*slot(r, in.c) = *slot(r, in.a) >> uint64(*slot(r, in.b))
			continue
		case opUshrRR:
			*slot(r, in.c) = int64(uint64(*slot(r, in.a)) >> uint64(*slot(r, in.b)))
			continue
		case opAddRI:
			*slot(r, in.c) = *slot(r, in.a) + in.imm
			continue
		case opMulRI:
			*slot(r, in.c) = *slot(r, in.a) * in.imm
			continue
		case opAndRI:
			*slot(r, in.c) = *slot(r, in.a) & in.imm
			continue
		case opOrRI:
			*slot(r, in.c) = *slot(r, in.a) | in.imm
			continue
		case opXorRI:
			*slot(r, in.c) = *slot(r, in.a) ^ in.imm
			continue
		case opShlRI:
			*slot(r, in.c) = *slot(r, in.a) << uint64(in.imm)
			continue
		case opShrRI:
			*slot(r, in.c) = *slot(r, in.a) >> uint64(in.imm)
			continue
		case opUshrRI:
			*slot(r, in.c) = int64(uint64(*slot(r, in.a)) >> uint64(in.imm))
			continue
		case opSignext:
			*slot(r, in.c) = *slot(r, in.a) << uint64(in.imm) >> uint64(in.imm)
			continue
		case opZeroext:
			*slot(r, in.c) = int64(uint64(*slot(r, in.a)) << uint64(in.imm) >> uint64(in.imm))
			continue
		case opInt2:
			*slot(r, in.c) = in.x.int2(*slot(r, in.a), *slot(r, in.b))
			continue
		case opPtrEq:
			*slot(r, in.c) = ops.Table[ops.PtrEq].Ref2(*ref(p, in.a), *ref(p, in.b))
			continue
		case opPtrNe:
			*slot(r, in.c) = ops.Table[ops.PtrNe].Ref2(*ref(p, in.a), *ref(p, in.b))
			continue

		case opLoadField64:
			*slot(r, in.c) = *(*int64)(unsafe.Add(*ref(p, in.a), in.imm))
			continue
		case opLoadField8:
			*slot(r, in.c) = int64(*(*uint8)(unsafe.Add(*ref(p, in.a), in.imm)))
			continue
		case opLoadFieldRef:
			*ref(p, in.c) = *(*unsafe.Pointer)(unsafe.Add(*ref(p, in.a), in.imm))
			continue
		case opLoadField:
			*slot(r, in.c) = ops.LoadInt(in.x.mem, unsafe.Add(*ref(p, in.a), in.imm))
			continue
		case opStoreField64:
			*(*int64)(unsafe.Add(*ref(p, in.a), in.imm)) = *slot(r, in.b)
			continue
		case opStoreField8:
			*(*uint8)(unsafe.Add(*ref(p, in.a), in.imm)) = uint8(*slot(r, in.b))
			continue
		case opStoreFieldRef:
			ops.StoreRef(unsafe.Add(*ref(p, in.a), in.imm), *ref(p, in.b))
			continue
		case opStoreField:
			ops.StoreInt(in.x.mem, unsafe.Add(*ref(p, in.a), in.imm), *slot(r, in.b))
			continue
		case opStoreFieldI:
			*(*int64)(unsafe.Add(*ref(p, in.a), uintptr(in.b))) = in.imm
			continue
		case opAddField:
			at := (*int64)(unsafe.Add(*ref(p, in.a), uintptr(in.b)))
			v := *at + in.imm
			*at = v
			*slot(r, in.c) = v
			continue

		case opLoadItem64:
			*slot(r, in.c) = *(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8+in.imm))
			continue
		case opLoadItem8:
			*slot(r, in.c) = int64(*(*uint8)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)+in.imm)))
			continue
		case opLoadItemRef:
			*ref(p, in.c) = *(*unsafe.Pointer)(unsafe.Add(*ref(p, in.a), uintptr(*slot(r, in.b))*in.x.stride+uintptr(in.imm)))
			continue
		case opLoadItem:
			*slot(r, in.c) = ops.LoadInt(in.x.mem, unsafe.Add(*ref(p, in.a), uintptr(*slot(r, in.b))*in.x.stride+uintptr(in.imm)))
			continue
		case opStoreItem64:
			*(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8+in.imm)) = *slot(r, in.c)
			continue
		case opStoreItem8:
			*(*uint8)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)+in.imm)) = uint8(*slot(r, in.c))
			continue
		case opStoreItemRef:
			ops.StoreRef(unsafe.Add(*ref(p, in.a), uintptr(*slot(r, in.b))*in.x.stride+uintptr(in.imm)), *ref(p, in.c))
			continue
		case opStoreItem:
			ops.StoreInt(in.x.mem, unsafe.Add(*ref(p, in.a), uintptr(*slot(r, in.b))*in.x.stride+uintptr(in.imm)), *slot(r, in.c))
			continue
		case opStoreItemI:
			*(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8)) = in.imm
			continue
		case opAddItem:
			at := (*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8))
			v := *at + in.imm
			*at = v
			*slot(r, in.c) = v
			continue
		case opAddItemNz:
			at := (*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8))
			v := *at + in.imm
			*at = v
			*slot(r, in.c) = v
			if v != 0 {
				continue
			}
		case opAddItemZ:
			at := (*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8))
			v := *at + in.imm
			*at = v
			*slot(r, in.c) = v
			if v == 0 {
				continue
			}
		case opLoadItemNz:
			v := *(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8+in.imm))
			*slot(r, in.c) = v
			if v != 0 {
				continue
			}
		case opLoadItemZ:
			v := *(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8+in.imm))
			*slot(r, in.c) = v
			if v == 0 {
				continue
			}

		case opGuardLtRR:
			if *slot(r, in.a) < *slot(r, in.b) {
				continue
			}
		case opGuardLeRR:
			if *slot(r, in.a) <= *slot(r, in.b) {
				continue
			}
		case opGuardUltRR:
			if uint64(*slot(r, in.a)) < uint64(*slot(r, in.b)) {
				continue
			}
		case opGuardUleRR:
			if uint64(*slot(r, in.a)) <= uint64(*slot(r, in.b)) {
				continue
			}
		case opGuardEqRR:
			if *slot(r, in.a) == *slot(r, in.b) {
				continue
			}
		case opGuardNeRR:
			if *slot(r, in.a) != *slot(r, in.b) {
				continue
			}
		case opGuardLtRI:
			if *slot(r, in.a) < in.imm {
				continue
			}
		case opGuardLeRI:
			if *slot(r, in.a) <= in.imm {
				continue
			}
		case opGuardGtRI:
			if *slot(r, in.a) > in.imm {
				continue
			}
		case opGuardGeRI:
			if *slot(r, in.a) >= in.imm {
				continue
			}
		case opGuardUltRI:
			if uint64(*slot(r, in.a)) < uint64(in.imm) {
				continue
			}
		case opGuardUleRI:
			if uint64(*slot(r, in.a)) <= uint64(in.imm) {
				continue
			}
		case opGuardUgtRI:
			if uint64(*slot(r, in.a)) > uint64(in.imm) {
				continue
			}
		case opGuardUgeRI:
			if uint64(*slot(r, in.a)) >= uint64(in.imm) {
				continue
			}
		case opGuardEqRI:
			if *slot(r, in.a) == in.imm {
				continue
			}
		case opGuardNeRI:
			if *slot(r, in.a) != in.imm {
				continue
			}
		case opGuardNonnull:
			if *ref(p, in.a) != nil {
				continue
			}
		case opGuardIsnull:
			if *ref(p, in.a) == nil {
				continue
			}
		case opGuardPtrEq:
			if *ref(p, in.a) == *ref(p, in.b) {
				continue
			}
		case opGuardPtrNe:
			if *ref(p, in.a) != *ref(p, in.b) {
				continue
			}

		case opCall:
			m.do(in)
			continue
		case opLoop:
			ip = in.x.to
			if budget -= in.imm; budget > 0 {
				continue
			}
			if m.ctx.Err() != nil {
				return nil
			}
			budget = patience
			continue
		case opJump:
			ip = in.x.to
			m.at = in.x.code
			if budget -= in.imm; budget > 0 {
				continue
			}
			if m.ctx.Err() != nil {
				return nil
			}
			budget = patience
			continue
		case opFinish, opRaise:
			return in
		}
		if in.x.to == nil {
			return in
		}
		ip = in.x.to
		m.at = in.x.code
	}
}
