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

func float(file unsafe.Pointer, i uint16) *float64 {
	return (*float64)(unsafe.Add(file, uintptr(i)*8))
}

func ref(file unsafe.Pointer, i uint16) *unsafe.Pointer {
	return (*unsafe.Pointer)(unsafe.Add(file, uintptr(i)*8))
}

// field gives the address of a field, or of an item whose index is constant.
func field(p unsafe.Pointer, in *inst) unsafe.Pointer { return unsafe.Add(*ref(p, in.a), in.imm) }

// item gives the address of an item of 64 bits in an array without offset.
func item(r, p unsafe.Pointer, in *inst) *int64 {
	return (*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8))
}

// storeField stores in a field of 64 bits.
func storeField(r, p unsafe.Pointer, in *inst) { *(*int64)(field(p, in)) = *slot(r, in.b) }

// addStore computes a sum and stores it in a field.
func addStore(r, p unsafe.Pointer, in *inst) {
	v := *slot(r, in.a) + int64(int32(in.imm))
	*slot(r, in.c) = v
	*(*int64)(unsafe.Add(*ref(p, in.b), in.imm>>32)) = v
}

// addItem adds to an item and gives what it is then.
func addItem(r, p unsafe.Pointer, in *inst) int64 {
	at := item(r, p, in)
	v := *at + in.imm
	*at = v
	*slot(r, in.c) = v
	return v
}

// loadItem loads an item.
func loadItem(r, p unsafe.Pointer, in *inst) int64 {
	v := *(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8+in.imm))
	*slot(r, in.c) = v
	return v
}

// run executes instructions from in on and gives the one that leaves: a guard
// that failed, a finish, or nil if the context was done.
//
// There is one place from which functions are called, at slow: the loop's
// variables stay in registers everywhere else.
func (m *machine) run(in *inst) *inst {
	r, p := m.files()
	for {
		switch in.op {
		case opMoveInt:
			*slot(r, in.c) = *slot(r, in.a)
		case opMoveRef:
			*ref(p, in.c) = *ref(p, in.a)
		case opConstInt:
			*slot(r, in.c) = in.imm
		case opAddRR:
			*slot(r, in.c) = *slot(r, in.a) + *slot(r, in.b)
		case opSubRR:
			*slot(r, in.c) = *slot(r, in.a) - *slot(r, in.b)
		case opMulRR:
			*slot(r, in.c) = *slot(r, in.a) * *slot(r, in.b)
		case opAndRR:
			*slot(r, in.c) = *slot(r, in.a) & *slot(r, in.b)
		case opOrRR:
			*slot(r, in.c) = *slot(r, in.a) | *slot(r, in.b)
		case opXorRR:
			*slot(r, in.c) = *slot(r, in.a) ^ *slot(r, in.b)
		case opShlRR:
			*slot(r, in.c) = *slot(r, in.a) << uint64(*slot(r, in.b))
		case opShrRR:
			*slot(r, in.c) = *slot(r, in.a) >> uint64(*slot(r, in.b))
		case opUshrRR:
			*slot(r, in.c) = int64(uint64(*slot(r, in.a)) >> uint64(*slot(r, in.b)))
		case opAddRI:
			*slot(r, in.c) = *slot(r, in.a) + in.imm
		case opMulRI:
			*slot(r, in.c) = *slot(r, in.a) * in.imm
		case opAndRI:
			*slot(r, in.c) = *slot(r, in.a) & in.imm
		case opOrRI:
			*slot(r, in.c) = *slot(r, in.a) | in.imm
		case opXorRI:
			*slot(r, in.c) = *slot(r, in.a) ^ in.imm
		case opShlRI:
			*slot(r, in.c) = *slot(r, in.a) << uint64(in.imm)
		case opShrRI:
			*slot(r, in.c) = *slot(r, in.a) >> uint64(in.imm)
		case opUshrRI:
			*slot(r, in.c) = int64(uint64(*slot(r, in.a)) >> uint64(in.imm))
		case opSignext:
			*slot(r, in.c) = *slot(r, in.a) << uint64(in.imm) >> uint64(in.imm)
		case opZeroext:
			*slot(r, in.c) = int64(uint64(*slot(r, in.a)) << uint64(in.imm) >> uint64(in.imm))
		case opFloatAdd:
			*float(r, in.c) = *float(r, in.a) + *float(r, in.b)
		case opFloatSub:
			*float(r, in.c) = *float(r, in.a) - *float(r, in.b)
		case opFloatMul:
			*float(r, in.c) = *float(r, in.a) * *float(r, in.b)
		case opFloatDiv:
			*float(r, in.c) = *float(r, in.a) / *float(r, in.b)
		case opLoadField64:
			*slot(r, in.c) = *(*int64)(field(p, in))
		case opLoadField8:
			*slot(r, in.c) = int64(*(*uint8)(field(p, in)))
		case opLoadFieldRef:
			*ref(p, in.c) = *(*unsafe.Pointer)(field(p, in))
		case opStoreField64:
			storeField(r, p, in)
		case opStoreField8:
			*(*uint8)(field(p, in)) = uint8(*slot(r, in.b))
		case opStoreFieldRef:
			ops.StoreRef(field(p, in), *ref(p, in.b))
		case opStoreFieldI:
			*(*int64)(unsafe.Add(*ref(p, in.a), uintptr(in.b))) = in.imm
		case opAddField:
			at := (*int64)(unsafe.Add(*ref(p, in.a), uintptr(in.b)))
			v := *at + in.imm
			*at = v
			*slot(r, in.c) = v
		case opAddStoreField:
			addStore(r, p, in)

		case opLoadItem64:
			loadItem(r, p, in)
		case opLoadItem8:
			*slot(r, in.c) = int64(*(*uint8)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)+in.imm)))
		case opStoreItem64:
			*(*int64)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)*8+in.imm)) = *slot(r, in.c)
		case opStoreItem8:
			*(*uint8)(unsafe.Add(*ref(p, in.a), *slot(r, in.b)+in.imm)) = uint8(*slot(r, in.c))
		case opStoreItemI:
			*item(r, p, in) = in.imm
		case opAddItem3:
			addItem(r, p, in)
			in = next(in)
			fallthrough
		case opAddItem2:
			addItem(r, p, in)
			in = next(in)
			fallthrough
		case opAddItem:
			addItem(r, p, in)
		case opStoreAddItemNz:
			storeField(r, p, in)
			in = next(in)
			fallthrough
		case opAddItemNz:
			if addItem(r, p, in) == 0 {
				goto fail
			}
		case opStoreAddItemZ:
			storeField(r, p, in)
			in = next(in)
			fallthrough
		case opAddItemZ:
			if addItem(r, p, in) != 0 {
				goto fail
			}
		case opMoveLoop:
			addItem(r, p, in)
			in = next(in)
			fallthrough
		case opAddItemLoop:
			if addItem(r, p, in) == 0 {
				goto fail
			}
			in = next(in)
			goto loop
		case opStoreLoadItemNz:
			storeField(r, p, in)
			in = next(in)
			fallthrough
		case opLoadItemNz:
			if loadItem(r, p, in) == 0 {
				goto fail
			}
		case opStoreLoadItemZ:
			storeField(r, p, in)
			in = next(in)
			fallthrough
		case opLoadItemZ:
			if loadItem(r, p, in) != 0 {
				goto fail
			}
		case opStoreItemLoop:
			storeField(r, p, in)
			in = next(in)
			fallthrough
		case opLoadItemLoop:
			if loadItem(r, p, in) == 0 {
				goto fail
			}
			in = next(in)
			goto loop

		case opAddStoreLt:
			addStore(r, p, in)
			in = next(in)
			fallthrough
		case opGuardLtRR:
			if *slot(r, in.a) >= *slot(r, in.b) {
				goto fail
			}
		case opGuardLeRR:
			if *slot(r, in.a) > *slot(r, in.b) {
				goto fail
			}
		case opGuardUltRR:
			if uint64(*slot(r, in.a)) >= uint64(*slot(r, in.b)) {
				goto fail
			}
		case opGuardUleRR:
			if uint64(*slot(r, in.a)) > uint64(*slot(r, in.b)) {
				goto fail
			}
		case opGuardEqRR:
			if *slot(r, in.a) != *slot(r, in.b) {
				goto fail
			}
		case opGuardNeRR:
			if *slot(r, in.a) == *slot(r, in.b) {
				goto fail
			}
		case opGuardLtRI:
			if *slot(r, in.a) >= in.imm {
				goto fail
			}
		case opGuardLeRI:
			if *slot(r, in.a) > in.imm {
				goto fail
			}
		case opGuardGtRI:
			if *slot(r, in.a) <= in.imm {
				goto fail
			}
		case opAddStoreGe:
			addStore(r, p, in)
			in = next(in)
			fallthrough
		case opGuardGeRI:
			if *slot(r, in.a) < in.imm {
				goto fail
			}
		case opGuardUltRI:
			if uint64(*slot(r, in.a)) >= uint64(in.imm) {
				goto fail
			}
		case opGuardUleRI:
			if uint64(*slot(r, in.a)) > uint64(in.imm) {
				goto fail
			}
		case opGuardUgtRI:
			if uint64(*slot(r, in.a)) <= uint64(in.imm) {
				goto fail
			}
		case opGuardUgeRI:
			if uint64(*slot(r, in.a)) < uint64(in.imm) {
				goto fail
			}
		case opGuardEqRI:
			if *slot(r, in.a) != in.imm {
				goto fail
			}
		case opGuardNeRI:
			if *slot(r, in.a) == in.imm {
				goto fail
			}
		case opGuardNonnull:
			if *ref(p, in.a) == nil {
				goto fail
			}
		case opGuardIsnull:
			if *ref(p, in.a) != nil {
				goto fail
			}
		case opGuardPtrEq:
			if *ref(p, in.a) != *ref(p, in.b) {
				goto fail
			}
		case opGuardPtrNe:
			if *ref(p, in.a) == *ref(p, in.b) {
				goto fail
			}

		case opLoop:
			goto loop
		case opJump:
			m.at = in.x.code
			if m.budget -= in.imm; m.budget > 0 {
				in = in.x.to
				continue
			}
			goto slow
		case opLeave:
			goto fail
		case opFinish, opRaise:
			return in
		default:
			goto slow
		}
		in = next(in)
		continue
	loop:
		if m.budget -= in.imm; m.budget > 0 {
			in = back(in)
			continue
		}
		goto slow
	fail: // a guard
		if in.x.to == nil {
			return in
		}
		m.at = in.x.code
		in = in.x.to
		continue
	slow:
		if in = m.slow(r, p, in); in == nil {
			return nil
		}
		r, p = m.files()
	}
}
