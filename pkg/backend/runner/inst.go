package runner

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// An inst is one instruction:
//
//	| op | a | b | c |      imm      |       x       |
//	  2    2   2   2         8               8          bytes
//
// a and b are the slots of operands, c of the result; imm is a constant
// operand, an offset or both kinds of thing as the opcode says.
type inst struct {
	op      opcode
	a, b, c uint16
	imm     int64
	x       *side
}

// A side is what an instruction needs beside its operands.
type side struct {
	to         *inst        // where a jump goes; of a guard, the bridge if it has one
	guard      *trace.Guard // of a guard
	ints, refs []uint16     // slots of a guard's fail args or a finish's operands
	along      []uint16     // of what a bridge may take besides
	code       *code        // that a jump enters, or that the guard's bridge is
	call       *call
	mem        descr.Mem // how memory is read or written, in the general forms
	stride     uintptr
	ref        unsafe.Pointer // a constant
	int1       func(a int64) int64
	int2       func(a, b int64) int64
	ref2       func(a, b unsafe.Pointer) int64
}

type opcode uint16

// The opcodes. R stands for a slot, I for a constant. Guards are named after the
// condition under which they stay.
const (
	opMoveInt opcode = iota // c = a
	opMoveRef
	opConstInt // c = imm
	opConstRef // c = x.ref

	opAddRR // c = a op b
	opSubRR
	opMulRR
	opAndRR
	opOrRR
	opXorRR
	opShlRR
	opShrRR
	opUshrRR
	opAddRI // c = a op imm
	opMulRI
	opAndRI
	opOrRI
	opXorRI
	opShlRI
	opShrRI
	opUshrRI
	opSignext // of the low 64-imm bits
	opZeroext
	opFloatAdd // c = a op b, bits of floats
	opFloatSub
	opFloatMul
	opFloatDiv
	opInt1   // c = x.int1(a)
	opInt2   // c = x.int2(a, b)
	opRef2   // c = x.ref2(ref a, ref b)
	opPtrAdd // ref c = ref a + b

	opLoadField64 // c = memory at ref a + imm
	opLoadField8
	opLoadFieldRef
	opLoadField    // as x.mem says
	opStoreField64 // memory at ref a + imm = b
	opStoreField8
	opStoreFieldRef
	opStoreField
	opLoadItem64 // c = memory at ref a + imm + 8 * int b
	opLoadItem8  // … + int b
	opLoadItemRef
	opLoadItem // … + x.stride * int b, as x.mem says
	opStoreItem64
	opStoreItem8
	opStoreItemRef
	opStoreItem

	opAddItem     // c = item b of 64-bit ints at ref a += imm
	opAddItem2    // this and the next, which is opAddItem
	opAddItem3    // this and the next two
	opAddItemNz   // opAddItem, and guard: c != 0
	opAddItemZ    // and guard: c == 0
	opAddItemLoop // opAddItemNz and the next, which is opLoop
	opMoveLoop    // opAddItem and the next, which is opAddItemLoop
	opLoadItemNz  // opLoadItem64, and guard: c != 0
	opLoadItemZ
	opLoadItemLoop    // opLoadItemNz and the next, which is opLoop
	opStoreAddItemNz  // opStoreField64 and the next, which is opAddItemNz
	opStoreAddItemZ   // … opAddItemZ
	opStoreLoadItemNz // … opLoadItemNz
	opStoreLoadItemZ  // … opLoadItemZ
	opStoreItemLoop   // … opLoadItemLoop
	opAddField        // c = field at ref a + b of 64 bits += imm
	opAddStoreField   // c = field at ref b + high half of imm, of 64 bits = a + low half
	opAddStoreGe      // opAddStoreField and the next, which is opGuardGeRI
	opAddStoreLt      // … opGuardLtRR
	opStoreFieldI     // field at ref a + b = imm
	opStoreItemI      // item b of 64-bit ints at ref a = imm

	opGuardLtRR // guard: a < b
	opGuardLeRR
	opGuardUltRR
	opGuardUleRR
	opGuardEqRR
	opGuardNeRR
	opGuardLtRI // guard: a < imm
	opGuardLeRI
	opGuardGtRI
	opGuardGeRI
	opGuardUltRI
	opGuardUleRI
	opGuardUgtRI
	opGuardUgeRI
	opGuardEqRI
	opGuardNeRI
	opGuardNonnull
	opGuardIsnull
	opGuardPtrEq
	opGuardPtrNe

	opCall
	opRaise // leave at a guard_no_exception
	opLeave // leave at another guard, or go on in its bridge
	opLoop  // imm bytes back, to the start of the same loop
	opJump  // to other code; imm is what it costs
	opFinish

	numOpcodes
)

// next gives the instruction after in. Each trace ends in a jump or exit, so
// there is one.
func next(in *inst) *inst { return (*inst)(unsafe.Add(unsafe.Pointer(in), unsafe.Sizeof(inst{}))) }

// back gives the instruction that an opLoop goes to. It does without a pointer:
// two loads, one after the other, would be the longest chain of a short loop.
func back(in *inst) *inst { return (*inst)(unsafe.Add(unsafe.Pointer(in), -in.imm)) }
