package ops

import (
	"unsafe"

	"mergepoint/pkg/descr"
)

// Code identifies an op: it is the index of its row in [Table].
type Code uint8

// The ops, grouped as in [Table].
const (
	Invalid Code = iota

	// Integers.
	IntAdd
	IntSub
	IntMul
	IntDiv
	IntMod
	UintDiv
	UintMod
	IntAnd
	IntOr
	IntXor
	IntLshift
	IntRshift
	UintRshift
	IntNeg
	IntInvert
	IntSignext
	IntZeroext

	// Comparisons: 0 or 1.
	IntLt
	IntLe
	IntEq
	IntNe
	IntGt
	IntGe
	UintLt
	UintLe
	UintGt
	UintGe
	IntIsTrue
	IntIsZero
	PtrEq
	PtrNe

	// Memory.
	GetfieldGc
	GetfieldGcPure
	SetfieldGc
	GetarrayitemGc
	GetarrayitemGcPure
	SetarrayitemGc
	Strgetitem

	// Allocation.
	New
	NewArray

	// Calls.
	Call
	CallPure

	// Guards.
	GuardTrue
	GuardFalse
	GuardValue
	GuardNonnull
	GuardIsnull
	GuardNoException

	// Ends and marks.
	DebugMergePoint
	Jump
	Finish

	numCodes
)

// Fact is a bit of what is known about an op whatever its operands.
type Fact uint8

const (
	Pure        Fact = 1 << iota // result depends on operands alone, no effect
	Commutative                  // operands may be swapped
	Compare                      // gives 0 or 1
	Traps                        // undefined for some operands: needs its check before it, must not be moved before it
	Guard                        // leaves the trace when it fails
	Final                        // ends a trace
	Fresh                        // gives a new object, to which nothing points
	TraceOnly                    // not in jitcode, which has control instructions of its own
)

// A Row describes one op. Exactly one of Int1, Int2, Ref2 is set if the op is
// computed from registers alone; memory ops are computed by [Load] and [Store].
type Row struct {
	Code    Code
	Name    string       // as printed: int_add
	Args    []descr.Kind // nil with Variadic
	Result  descr.Kind   // Void if none; see ByDescr
	ByDescr bool         // the result's kind is the descr's (loads, calls)
	// Variadic ops take operands that the descr or the place decides (calls, jump, finish, guard_value).
	Variadic bool
	Facts    Fact
	Example  string // printed form
	Doc      string // meaning in one line

	Int1 func(a int64) int64
	Int2 func(a, b int64) int64
	Ref2 func(a, b unsafe.Pointer) int64
}

var (
	i   = []descr.Kind{descr.Int}
	ii  = []descr.Kind{descr.Int, descr.Int}
	p   = []descr.Kind{descr.Ref}
	pp  = []descr.Kind{descr.Ref, descr.Ref}
	pi  = []descr.Kind{descr.Ref, descr.Int}
	no  = []descr.Kind{}
	cmp = Pure | Compare
)

// Table has the row of each op at the index of its Code.
var Table = [...]Row{
	{Code: Invalid, Name: "invalid", Args: no, Doc: "no op; the zero value"},

	{Code: IntAdd, Name: "int_add", Args: ii, Result: descr.Int, Facts: Pure | Commutative, Example: "i6 = int_add(i4, 1)", Doc: "sum, wrapping", Int2: func(a, b int64) int64 { return a + b }},
	{Code: IntSub, Name: "int_sub", Args: ii, Result: descr.Int, Facts: Pure, Example: "i9 = int_sub(i7, 1)", Doc: "difference, wrapping", Int2: func(a, b int64) int64 { return a - b }},
	{Code: IntMul, Name: "int_mul", Args: ii, Result: descr.Int, Facts: Pure | Commutative, Example: "i3 = int_mul(i1, i2)", Doc: "product, wrapping", Int2: func(a, b int64) int64 { return a * b }},
	{Code: IntDiv, Name: "int_div", Args: ii, Result: descr.Int, Facts: Pure | Traps, Example: "i3 = int_div(i1, i2)", Doc: "quotient cut toward zero; the divisor is not 0", Int2: func(a, b int64) int64 { return a / b }},
	{Code: IntMod, Name: "int_mod", Args: ii, Result: descr.Int, Facts: Pure | Traps, Example: "i3 = int_mod(i1, i2)", Doc: "remainder with the dividend's sign; the divisor is not 0", Int2: func(a, b int64) int64 { return a % b }},
	{Code: UintDiv, Name: "uint_div", Args: ii, Result: descr.Int, Facts: Pure | Traps, Example: "i3 = uint_div(i1, i2)", Doc: "quotient of unsigned numbers; the divisor is not 0", Int2: func(a, b int64) int64 { return int64(uint64(a) / uint64(b)) }},
	{Code: UintMod, Name: "uint_mod", Args: ii, Result: descr.Int, Facts: Pure | Traps, Example: "i3 = uint_mod(i1, i2)", Doc: "remainder of unsigned numbers; the divisor is not 0", Int2: func(a, b int64) int64 { return int64(uint64(a) % uint64(b)) }},
	{Code: IntAnd, Name: "int_and", Args: ii, Result: descr.Int, Facts: Pure | Commutative, Example: "i16 = int_and(i14, 255)", Doc: "bitwise and", Int2: func(a, b int64) int64 { return a & b }},
	{Code: IntOr, Name: "int_or", Args: ii, Result: descr.Int, Facts: Pure | Commutative, Example: "i3 = int_or(i1, i2)", Doc: "bitwise or", Int2: func(a, b int64) int64 { return a | b }},
	{Code: IntXor, Name: "int_xor", Args: ii, Result: descr.Int, Facts: Pure | Commutative, Example: "i3 = int_xor(i1, i2)", Doc: "bitwise exclusive or", Int2: func(a, b int64) int64 { return a ^ b }},
	{Code: IntLshift, Name: "int_lshift", Args: ii, Result: descr.Int, Facts: Pure, Example: "i3 = int_lshift(i1, i2)", Doc: "shift left; the count is unsigned, 64 and more give 0", Int2: func(a, b int64) int64 { return a << uint64(b) }},
	{Code: IntRshift, Name: "int_rshift", Args: ii, Result: descr.Int, Facts: Pure, Example: "i3 = int_rshift(i1, i2)", Doc: "shift right keeping the sign; 64 and more give the sign", Int2: func(a, b int64) int64 { return a >> uint64(b) }},
	{Code: UintRshift, Name: "uint_rshift", Args: ii, Result: descr.Int, Facts: Pure, Example: "i3 = uint_rshift(i1, i2)", Doc: "shift right filling with 0; 64 and more give 0", Int2: func(a, b int64) int64 { return int64(uint64(a) >> uint64(b)) }},
	{Code: IntNeg, Name: "int_neg", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = int_neg(i1)", Doc: "0 minus the number, wrapping", Int1: func(a int64) int64 { return -a }},
	{Code: IntInvert, Name: "int_invert", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = int_invert(i1)", Doc: "all bits flipped", Int1: func(a int64) int64 { return ^a }},
	{Code: IntSignext, Name: "int_signext", Args: ii, Result: descr.Int, Facts: Pure, Example: "i2 = int_signext(i1, 1)", Doc: "the low bytes (second operand: constant 1, 2 or 4), sign extended: conversion to int8, int16, int32", Int2: signext},
	{Code: IntZeroext, Name: "int_zeroext", Args: ii, Result: descr.Int, Facts: Pure, Example: "i2 = int_zeroext(i1, 1)", Doc: "the low bytes (second operand: constant 1, 2 or 4), zero extended: conversion to uint8, uint16, uint32", Int2: zeroext},

	{Code: IntLt, Name: "int_lt", Args: ii, Result: descr.Int, Facts: cmp, Example: "i23 = int_lt(i21, 114)", Doc: "less, signed", Int2: func(a, b int64) int64 { return b2i(a < b) }},
	{Code: IntLe, Name: "int_le", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = int_le(i1, i2)", Doc: "less or equal, signed", Int2: func(a, b int64) int64 { return b2i(a <= b) }},
	{Code: IntEq, Name: "int_eq", Args: ii, Result: descr.Int, Facts: cmp | Commutative, Example: "i3 = int_eq(i1, i2)", Doc: "equal", Int2: func(a, b int64) int64 { return b2i(a == b) }},
	{Code: IntNe, Name: "int_ne", Args: ii, Result: descr.Int, Facts: cmp | Commutative, Example: "i3 = int_ne(i1, i2)", Doc: "not equal", Int2: func(a, b int64) int64 { return b2i(a != b) }},
	{Code: IntGt, Name: "int_gt", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = int_gt(i1, i2)", Doc: "greater, signed", Int2: func(a, b int64) int64 { return b2i(a > b) }},
	{Code: IntGe, Name: "int_ge", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = int_ge(i1, i2)", Doc: "greater or equal, signed", Int2: func(a, b int64) int64 { return b2i(a >= b) }},
	{Code: UintLt, Name: "uint_lt", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = uint_lt(i1, i2)", Doc: "less, unsigned: with a length, 'in bounds'", Int2: func(a, b int64) int64 { return b2i(uint64(a) < uint64(b)) }},
	{Code: UintLe, Name: "uint_le", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = uint_le(i1, i2)", Doc: "less or equal, unsigned", Int2: func(a, b int64) int64 { return b2i(uint64(a) <= uint64(b)) }},
	{Code: UintGt, Name: "uint_gt", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = uint_gt(i1, i2)", Doc: "greater, unsigned", Int2: func(a, b int64) int64 { return b2i(uint64(a) > uint64(b)) }},
	{Code: UintGe, Name: "uint_ge", Args: ii, Result: descr.Int, Facts: cmp, Example: "i3 = uint_ge(i1, i2)", Doc: "greater or equal, unsigned", Int2: func(a, b int64) int64 { return b2i(uint64(a) >= uint64(b)) }},
	{Code: IntIsTrue, Name: "int_is_true", Args: i, Result: descr.Int, Facts: cmp, Example: "i10 = int_is_true(i9)", Doc: "not 0", Int1: func(a int64) int64 { return b2i(a != 0) }},
	{Code: IntIsZero, Name: "int_is_zero", Args: i, Result: descr.Int, Facts: cmp, Example: "i10 = int_is_zero(i9)", Doc: "0", Int1: func(a int64) int64 { return b2i(a == 0) }},
	{Code: PtrEq, Name: "ptr_eq", Args: pp, Result: descr.Int, Facts: cmp | Commutative, Example: "i2 = ptr_eq(p0, p1)", Doc: "the same pointer", Ref2: func(a, b unsafe.Pointer) int64 { return b2i(a == b) }},
	{Code: PtrNe, Name: "ptr_ne", Args: pp, Result: descr.Int, Facts: cmp | Commutative, Example: "i2 = ptr_ne(p0, p1)", Doc: "not the same pointer", Ref2: func(a, b unsafe.Pointer) int64 { return b2i(a != b) }},

	{Code: GetfieldGc, Name: "getfield_gc", Args: p, ByDescr: true, Example: "i1 = getfield_gc(p0, descr=<Point.x>)", Doc: "load a field; the pointer is not nil"},
	{Code: GetfieldGcPure, Name: "getfield_gc_pure", Args: p, ByDescr: true, Facts: Pure | Traps, Example: "i1 = getfield_gc_pure(p0, descr=<Func.nargs>)", Doc: "load a field that never changes"},
	{Code: SetfieldGc, Name: "setfield_gc", Args: nil, Variadic: true, Example: "setfield_gc(p0, i3, descr=<Point.x>)", Doc: "store in a field; the pointer is not nil"},
	{Code: GetarrayitemGc, Name: "getarrayitem_gc", Args: pi, ByDescr: true, Example: "i4 = getarrayitem_gc(p1, i2, descr=<[]int>)", Doc: "load from an array; the index is in bounds"},
	{Code: GetarrayitemGcPure, Name: "getarrayitem_gc_pure", Args: pi, ByDescr: true, Facts: Pure | Traps, Example: "i4 = getarrayitem_gc_pure(p1, i2, descr=<[]Instr.op>)", Doc: "load from an array that never changes"},
	{Code: SetarrayitemGc, Name: "setarrayitem_gc", Args: nil, Variadic: true, Example: "setarrayitem_gc(p1, i2, i6, descr=<[]int>)", Doc: "store in an array; the index is in bounds"},
	{Code: Strgetitem, Name: "strgetitem", Args: pi, Result: descr.Int, Facts: Pure | Traps, Example: "i3 = strgetitem(p1, i2)", Doc: "a byte of a string; the index is in bounds"},

	{Code: New, Name: "new", Args: no, Result: descr.Ref, Facts: Fresh, Example: "p3 = new(descr=<Point>)", Doc: "a new object of a type, all zero"},
	{Code: NewArray, Name: "new_array", Args: i, Result: descr.Ref, Facts: Fresh, Example: "p3 = new_array(i1, descr=<[]int>)", Doc: "a new array of so many elements, all zero; the number is not negative, and Go would make one"},

	{Code: Call, Name: "call", Variadic: true, ByDescr: true, Facts: TraceOnly, Example: "i14 = call(ConstClass(Dict.lookup), ConstPtr(ptr12), 90, 90, descr=<Dict.lookup>)", Doc: "call a Go function without looking inside"},
	{Code: CallPure, Name: "call_pure", Variadic: true, ByDescr: true, Facts: Pure | Traps | TraceOnly, Example: "i3 = call_pure(ConstClass(square), i2, descr=<square>)", Doc: "call a Go function that is pure"},

	{Code: GuardTrue, Name: "guard_true", Args: i, Facts: Guard | TraceOnly, Example: "guard_true(i10, descr=<Guard2>) [p0]", Doc: "leave unless 1"},
	{Code: GuardFalse, Name: "guard_false", Args: i, Facts: Guard | TraceOnly, Example: "guard_false(i17, descr=<Guard4>) [i14, p0]", Doc: "leave unless 0"},
	{Code: GuardValue, Name: "guard_value", Variadic: true, Facts: Guard | TraceOnly, Example: "guard_value(i21, 86, descr=<Guard7>) [i21, p0]", Doc: "leave unless equal to a constant, number or pointer"},
	{Code: GuardNonnull, Name: "guard_nonnull", Args: p, Facts: Guard | TraceOnly, Example: "guard_nonnull(p0, descr=<Guard8>) [p0]", Doc: "leave if nil"},
	{Code: GuardIsnull, Name: "guard_isnull", Args: p, Facts: Guard | TraceOnly, Example: "guard_isnull(p0, descr=<Guard8>) [p0]", Doc: "leave unless nil"},
	{Code: GuardNoException, Name: "guard_no_exception", Args: no, Facts: Guard | TraceOnly, Example: "guard_no_exception(, descr=<Guard3>) [i14, p0]", Doc: "leave if the last call panicked"},

	{Code: DebugMergePoint, Name: "debug_merge_point", Args: no, Facts: TraceOnly, Example: "debug_merge_point('add r1 r2', 0)", Doc: "the guest program is here; computes nothing"},
	{Code: Jump, Name: "jump", Variadic: true, Facts: Final | TraceOnly, Example: "jump(p0, p1, i2, i3, descr=<Loop0>)", Doc: "go on at the start of a loop with these values"},
	{Code: Finish, Name: "finish", Variadic: true, Facts: Final | TraceOnly, Example: "finish()", Doc: "the interpreter's function returns"},
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func signext(a, n int64) int64 {
	sh := uint(64 - 8*n)
	return a << sh >> sh
}

func zeroext(a, n int64) int64 {
	sh := uint(64 - 8*n)
	return int64(uint64(a) << sh >> sh)
}

var byName = map[string]Code{}

func init() {
	if len(Table) != int(numCodes) {
		panic("ops: the table has not one row per code")
	}
	for n, r := range Table {
		if int(r.Code) != n {
			panic("ops: row out of place: " + r.Name)
		}
		byName[r.Name] = r.Code
	}
}

// Lookup finds an op by its printed name.
func Lookup(name string) (Code, bool) {
	c, ok := byName[name]
	return c, ok && c != Invalid
}

// Row gives the op's row.
func (c Code) Row() *Row { return &Table[c] }

// String gives the op's printed name.
func (c Code) String() string { return Table[c].Name }

// Is reports whether all the facts hold for the op.
func (c Code) Is(f Fact) bool { return Table[c].Facts&f == f }
