package ops

import (
	"math"
	"math/bits"
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
	IntLen
	IntCtz
	IntPopcount
	IntBswap
	IntRotl
	UintMulHigh

	// Floats, by their bits.
	FloatAdd
	FloatSub
	FloatMul
	FloatTruediv
	FloatNeg
	FloatAbs
	FloatSqrt
	FloatFloor
	FloatCeil
	FloatTrunc
	CastFloatToInt
	CastFloatToInt32
	CastFloatToUint
	CastFloatToSinglefloat
	CastIntToFloat
	CastUintToFloat
	CastSinglefloatToFloat
	CastIntToSinglefloat
	CastUintToSinglefloat

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
	FloatLt
	FloatLe
	FloatEq
	FloatNe
	FloatGt
	FloatGe

	// Addresses.
	PtrAdd
	PtrSub

	// Memory.
	GetfieldGc
	GetfieldGcPure
	GetfieldGcAtomic
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
	GuardAlwaysFails

	// Ends and marks.
	DebugMergePoint
	Jump
	Finish

	numCodes
)

// Fact is a bit of what is known about an op whatever its operands.
type Fact uint16

const (
	Pure        Fact = 1 << iota // result depends on operands alone, no effect
	Commutative                  // operands may be swapped
	Compare                      // gives 0 or 1
	Traps                        // undefined for some operands: needs its check before it, must not be moved before it
	Guard                        // leaves the trace when it fails
	Final                        // ends a trace
	Fresh                        // gives a new object, to which nothing points
	TraceOnly                    // not in jitcode, which has control instructions of its own
	Load                         // reads memory: what [MemoryOf] says
	Store                        // writes memory; the value is the last operand
	OfFloats                     // operands are the bits of float64s
	GivesFloat                   // the result is the bits of a float64
)

// A Row describes one op. Exactly one of Int1, Int2, Ref2, RefInt is set if the op is
// computed from registers alone; ops with the facts Load and Store by what [Address] gives.
type Row struct {
	Code    Code
	Name    string       // as printed: int_add
	Args    []descr.Kind // nil with Variadic; of a store, but for the value
	Result  descr.Kind   // Void if none; see ByDescr
	ByDescr bool         // the kind of the result, or of what is stored, is the descr's
	// Variadic ops take operands that the descr or the place decides (calls, jump, finish, guard_value).
	Variadic bool
	Facts    Fact
	Example  string // printed form
	Doc      string // meaning in one line

	Int1 func(a int64) int64
	Int2 func(a, b int64) int64
	Ref2 func(a, b unsafe.Pointer) int64
	// RefInt alone gives a pointer.
	RefInt func(a unsafe.Pointer, b int64) unsafe.Pointer
}

var (
	i   = []descr.Kind{descr.Int}
	ii  = []descr.Kind{descr.Int, descr.Int}
	p   = []descr.Kind{descr.Ref}
	pp  = []descr.Kind{descr.Ref, descr.Ref}
	pi  = []descr.Kind{descr.Ref, descr.Int}
	no  = []descr.Kind{}
	cmp = Pure | Compare
	flt = Pure | OfFloats | GivesFloat
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
	{Code: IntLen, Name: "int_len", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = int_len(i1)", Doc: "how many bits the unsigned number needs, 0 of 0", Int1: func(a int64) int64 { return int64(bits.Len64(uint64(a))) }},
	{Code: IntCtz, Name: "int_ctz", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = int_ctz(i1)", Doc: "how many low bits are 0, 64 of 0", Int1: func(a int64) int64 { return int64(bits.TrailingZeros64(uint64(a))) }},
	{Code: IntPopcount, Name: "int_popcount", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = int_popcount(i1)", Doc: "how many bits are 1", Int1: func(a int64) int64 { return int64(bits.OnesCount64(uint64(a))) }},
	{Code: IntBswap, Name: "int_bswap", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = int_bswap(i1)", Doc: "the bytes in the other order", Int1: func(a int64) int64 { return int64(bits.ReverseBytes64(uint64(a))) }},
	{Code: IntRotl, Name: "int_rotl", Args: ii, Result: descr.Int, Facts: Pure, Example: "i3 = int_rotl(i1, i2)", Doc: "bits rotated to the left, by the low six bits of the count", Int2: func(a, b int64) int64 { return int64(bits.RotateLeft64(uint64(a), int(b&63))) }},
	{Code: UintMulHigh, Name: "uint_mul_high", Args: ii, Result: descr.Int, Facts: Pure | Commutative, Example: "i3 = uint_mul_high(i1, i2)", Doc: "the high 64 bits of the product of unsigned numbers", Int2: mulHigh},

	{Code: FloatAdd, Name: "float_add", Args: ii, Result: descr.Int, Facts: flt, Example: "i3 = float_add(i1, i2)", Doc: "sum", Int2: onFloats(func(a, b float64) float64 { return a + b })},
	{Code: FloatSub, Name: "float_sub", Args: ii, Result: descr.Int, Facts: flt, Example: "i3 = float_sub(i1, i2)", Doc: "difference", Int2: onFloats(func(a, b float64) float64 { return a - b })},
	{Code: FloatMul, Name: "float_mul", Args: ii, Result: descr.Int, Facts: flt, Example: "i3 = float_mul(i1, i2)", Doc: "product", Int2: onFloats(func(a, b float64) float64 { return a * b })},
	{Code: FloatTruediv, Name: "float_truediv", Args: ii, Result: descr.Int, Facts: flt, Example: "i3 = float_truediv(i1, i2)", Doc: "quotient; by 0 an infinity or NaN", Int2: onFloats(func(a, b float64) float64 { return a / b })},
	{Code: FloatNeg, Name: "float_neg", Args: i, Result: descr.Int, Facts: flt, Example: "i2 = float_neg(i1)", Doc: "the sign flipped, of 0 and NaN too", Int1: func(a int64) int64 { return a ^ signBit }},
	{Code: FloatAbs, Name: "float_abs", Args: i, Result: descr.Int, Facts: flt, Example: "i2 = float_abs(i1)", Doc: "the sign cleared", Int1: func(a int64) int64 { return a &^ signBit }},
	{Code: FloatSqrt, Name: "float_sqrt", Args: i, Result: descr.Int, Facts: flt, Example: "i2 = float_sqrt(i1)", Doc: "square root", Int1: onFloat(func(a float64) float64 { return math.Sqrt(a) })},
	{Code: FloatFloor, Name: "float_floor", Args: i, Result: descr.Int, Facts: flt, Example: "i2 = float_floor(i1)", Doc: "the whole number below", Int1: onFloat(func(a float64) float64 { return math.Floor(a) })},
	{Code: FloatCeil, Name: "float_ceil", Args: i, Result: descr.Int, Facts: flt, Example: "i2 = float_ceil(i1)", Doc: "the whole number above", Int1: onFloat(func(a float64) float64 { return math.Ceil(a) })},
	{Code: FloatTrunc, Name: "float_trunc", Args: i, Result: descr.Int, Facts: flt, Example: "i2 = float_trunc(i1)", Doc: "the whole number toward 0", Int1: onFloat(func(a float64) float64 { return math.Trunc(a) })},
	{Code: CastFloatToInt, Name: "cast_float_to_int", Args: i, Result: descr.Int, Facts: Pure | OfFloats, Example: "i2 = cast_float_to_int(i1)", Doc: "int64(f); of what does not fit, what the CPU gives", Int1: func(a int64) int64 { return int64(Float(a)) }},
	{Code: CastFloatToInt32, Name: "cast_float_to_int32", Args: i, Result: descr.Int, Facts: Pure | OfFloats, Example: "i2 = cast_float_to_int32(i1)", Doc: "int32(f), so too", Int1: func(a int64) int64 { return int64(int32(Float(a))) }},
	{Code: CastFloatToUint, Name: "cast_float_to_uint", Args: i, Result: descr.Int, Facts: Pure | OfFloats, Example: "i2 = cast_float_to_uint(i1)", Doc: "uint64(f), so too", Int1: func(a int64) int64 { return int64(uint64(Float(a))) }},
	{Code: CastFloatToSinglefloat, Name: "cast_float_to_singlefloat", Args: i, Result: descr.Int, Facts: Pure | OfFloats, Example: "i2 = cast_float_to_singlefloat(i1)", Doc: "float32(f): its 32 bits, zero extended", Int1: func(a int64) int64 { return SingleBits(float32(Float(a))) }},
	{Code: CastIntToFloat, Name: "cast_int_to_float", Args: i, Result: descr.Int, Facts: Pure | GivesFloat, Example: "i2 = cast_int_to_float(i1)", Doc: "float64(n)", Int1: func(a int64) int64 { return FloatBits(float64(a)) }},
	{Code: CastUintToFloat, Name: "cast_uint_to_float", Args: i, Result: descr.Int, Facts: Pure | GivesFloat, Example: "i2 = cast_uint_to_float(i1)", Doc: "float64(n) of an unsigned number", Int1: func(a int64) int64 { return FloatBits(float64(uint64(a))) }},
	{Code: CastSinglefloatToFloat, Name: "cast_singlefloat_to_float", Args: i, Result: descr.Int, Facts: Pure | GivesFloat, Example: "i2 = cast_singlefloat_to_float(i1)", Doc: "float64 of a float32, whose 32 bits are given", Int1: func(a int64) int64 { return FloatBits(float64(Single(a))) }},
	{Code: CastIntToSinglefloat, Name: "cast_int_to_singlefloat", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = cast_int_to_singlefloat(i1)", Doc: "float32(n): by way of float64 it would be rounded twice", Int1: func(a int64) int64 { return SingleBits(float32(a)) }},
	{Code: CastUintToSinglefloat, Name: "cast_uint_to_singlefloat", Args: i, Result: descr.Int, Facts: Pure, Example: "i2 = cast_uint_to_singlefloat(i1)", Doc: "float32(n) of an unsigned number", Int1: func(a int64) int64 { return SingleBits(float32(uint64(a))) }},

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
	{Code: FloatLt, Name: "float_lt", Args: ii, Result: descr.Int, Facts: cmp | OfFloats, Example: "i3 = float_lt(i1, i2)", Doc: "less; of a NaN no order holds", Int2: floatsAre(func(a, b float64) bool { return a < b })},
	{Code: FloatLe, Name: "float_le", Args: ii, Result: descr.Int, Facts: cmp | OfFloats, Example: "i3 = float_le(i1, i2)", Doc: "less or equal", Int2: floatsAre(func(a, b float64) bool { return a <= b })},
	{Code: FloatEq, Name: "float_eq", Args: ii, Result: descr.Int, Facts: cmp | OfFloats | Commutative, Example: "i3 = float_eq(i1, i2)", Doc: "equal; 0 and -0 are, NaN is not even to itself", Int2: floatsAre(func(a, b float64) bool { return a == b })},
	{Code: FloatNe, Name: "float_ne", Args: ii, Result: descr.Int, Facts: cmp | OfFloats | Commutative, Example: "i3 = float_ne(i1, i2)", Doc: "not equal", Int2: floatsAre(func(a, b float64) bool { return a != b })},
	{Code: FloatGt, Name: "float_gt", Args: ii, Result: descr.Int, Facts: cmp | OfFloats, Example: "i3 = float_gt(i1, i2)", Doc: "greater", Int2: floatsAre(func(a, b float64) bool { return a > b })},
	{Code: FloatGe, Name: "float_ge", Args: ii, Result: descr.Int, Facts: cmp | OfFloats, Example: "i3 = float_ge(i1, i2)", Doc: "greater or equal", Int2: floatsAre(func(a, b float64) bool { return a >= b })},

	{Code: PtrAdd, Name: "ptr_add", Args: pi, Result: descr.Ref, Facts: Pure | Traps, Example: "p3 = ptr_add(p1, i2)", Doc: "the address so many bytes on, in the same object: where x[low:] begins", RefInt: func(a unsafe.Pointer, b int64) unsafe.Pointer { return unsafe.Add(a, b) }},
	{Code: PtrSub, Name: "ptr_sub", Args: pp, Result: descr.Int, Facts: Pure | TraceOnly, Example: "i2 = ptr_sub(p0, p1)", Doc: "how many bytes the first address is behind the second, wrapping: nothing but whether that is far enough may come of it", Ref2: func(a, b unsafe.Pointer) int64 { return int64(uintptr(a) - uintptr(b)) }},

	{Code: GetfieldGc, Name: "getfield_gc", Args: p, ByDescr: true, Facts: Load, Example: "i1 = getfield_gc(p0, descr=<Point.x>)", Doc: "load a field; the pointer is not nil"},
	{Code: GetfieldGcPure, Name: "getfield_gc_pure", Args: p, ByDescr: true, Facts: Load | Pure | Traps, Example: "i1 = getfield_gc_pure(p0, descr=<Func.nargs>)", Doc: "load a field that never changes"},
	{Code: GetfieldGcAtomic, Name: "getfield_gc_atomic", Args: p, ByDescr: true, Facts: Load, Example: "i1 = getfield_gc_atomic(p0, descr=<Machine.stop>)", Doc: "load a field that others may store in at any time: made each time, where it stands"},
	{Code: SetfieldGc, Name: "setfield_gc", Args: p, ByDescr: true, Facts: Store, Example: "setfield_gc(p0, i3, descr=<Point.x>)", Doc: "store in a field; the pointer is not nil"},
	{Code: GetarrayitemGc, Name: "getarrayitem_gc", Args: pi, ByDescr: true, Facts: Load, Example: "i4 = getarrayitem_gc(p1, i2, descr=<[]int>)", Doc: "load from an array; the index is in bounds"},
	{Code: GetarrayitemGcPure, Name: "getarrayitem_gc_pure", Args: pi, ByDescr: true, Facts: Load | Pure | Traps, Example: "i4 = getarrayitem_gc_pure(p1, i2, descr=<[]Instr.op>)", Doc: "load from an array that never changes"},
	{Code: SetarrayitemGc, Name: "setarrayitem_gc", Args: pi, ByDescr: true, Facts: Store, Example: "setarrayitem_gc(p1, i2, i6, descr=<[]int>)", Doc: "store in an array; the index is in bounds"},
	{Code: Strgetitem, Name: "strgetitem", Args: pi, Result: descr.Int, Facts: Load | Pure | Traps, Example: "i3 = strgetitem(p1, i2)", Doc: "a byte of a string; the index is in bounds"},

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
	{Code: GuardAlwaysFails, Name: "guard_always_fails", Args: no, Facts: Guard | Final | TraceOnly, Example: "guard_always_fails(, descr=<Guard2>) [p0]", Doc: "leave: so ends a closed loop that is left for certain"},

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

// IsWidth reports how many bytes there may be in a number that is extended.
func IsWidth(bytes int64) bool { return bytes == 1 || bytes == 2 || bytes == 4 }

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
