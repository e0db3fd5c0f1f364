package backendtest

import (
	"context"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/resume"
)

// programs are the cases with a story. Each also runs on random inputs.
var programs = []Program{
	{Name: "guards on values", Text: `
[i0, p0]
guard_value(i0, 3, descr=<Guard2>) [p0, i0]
guard_value(p0, ConstPtr(ptr1), descr=<Guard3>) [p0, i0]
finish()`},
	{Name: "guard_value nil", Text: `
[p0]
guard_value(p0, ConstPtr(null), descr=<Guard2>) [p0]
finish(p0)`},
	{Name: "guard_nonnull and guard_isnull", Text: `
[p0, p1]
guard_nonnull(p0, descr=<Guard2>) [p1]
guard_isnull(p1, descr=<Guard3>) [p1, p0]
finish(p0, 5, ConstPtr(null))`},
	{Name: "guard_always_fails", Descrs: "field <T.x> int64", Text: `
[i0, p0]
guard_nonnull(p0, descr=<Guard2>) []
i1 = int_add(i0, 5)
guard_always_fails(, descr=<Guard3>) [p0, i1] pending: p0<T.x> = i0 + 7

# bridge out of Guard 3 with 3 ops
[p0, i1]
i2 = getfield_gc(p0, descr=<T.x>)
i3 = int_lt(i2, i1)
guard_true(i3, descr=<Guard4>) [i2]
guard_always_fails(, descr=<Guard5>) [i1, i2]`},
	{Name: "loads that never change", Descrs: "field <T.x> int64 immutable\narray <[]int> int32 immutable\nfield <T.p> ref immutable\narray <[]P> ref immutable", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
i1 = int_and(i0, 7)
i2 = getfield_gc_pure(p0, descr=<T.x>)
i3 = getarrayitem_gc_pure(p0, i1, descr=<[]int>)
p1 = getfield_gc_pure(p0, descr=<T.p>)
p2 = getarrayitem_gc_pure(p0, i1, descr=<[]P>)
i4 = getarrayitem_gc_pure(p0, 3, descr=<[]int>)
finish(i2, i3, i4, p1, p2)`},
	{Name: "new objects", Descrs: "field <T.x> int64\nfield <T.p> ref\narray <[]int> int64\ncall <pack> (p, i) int64 reads <T.x>", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
p1 = new(descr=<T>)
i1 = getfield_gc(p1, descr=<T.x>)
setfield_gc(p1, i0, descr=<T.x>)
setfield_gc(p0, p1, descr=<T.p>)
i2 = int_and(i0, 7)
p2 = new_array(i2, descr=<[]T>)
p3 = new_array(8, descr=<[]T>)
i3 = getarrayitem_gc(p3, i2, descr=<[]int>)
setarrayitem_gc(p3, 7, i0, descr=<[]int>)
i4 = call(ConstClass(pack), p1, i2, descr=<pack>)
i5 = getfield_gc(p1, descr=<T.x>)
i6 = ptr_eq(p1, p2)
i7 = getarrayitem_gc(p3, 7, descr=<[]int>)
guard_false(i6, descr=<Guard3>) [p1, p2, p3, i7]
finish(i0, i1, i3, i4, i5, i7, p0, p1, p2, p3)`},
	{Name: "strgetitem", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
i1 = int_and(i0, 15)
i2 = strgetitem(p0, i1)
i3 = strgetitem(p0, 15)
i4 = strgetitem(ConstPtr(ptr1), i1)
finish(i2, i3, i4)`},
	{Name: "a loop over an item", Text: `
# Loop 0 : loop with 10 ops
[p0, i0]
i1 = int_and(i0, 7)
i2 = getarrayitem_gc(p0, i1, descr=<[]int>)
i3 = int_sub(i2, 1)
setarrayitem_gc(p0, i1, i3, descr=<[]int>)
i4 = int_is_true(i3)
guard_true(i4, descr=<Guard3>) [i3, p0]
i5 = int_lt(i3, 0)
guard_false(i5, descr=<Guard4>) [i3, p0]
i6 = int_lt(i3, 100000)
guard_true(i6, descr=<Guard5>) [i3, p0]
jump(p0, i0, descr=<Loop0>)

# Loop 1 : entry bridge with 2 ops
[p0, i0]
guard_nonnull(p0, descr=<Guard6>) []
jump(p0, i0, descr=<Loop0>)`},
	{Name: "read anew", Descrs: "field <T.x> int64\nfield <T.b> uint8\nfield <T.p> ref", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
i1 = getfield_gc_atomic(p0, descr=<T.x>)
i2 = int_add(i1, 1)
setfield_gc(p0, i2, descr=<T.x>)
i3 = getfield_gc_atomic(p0, descr=<T.x>)
i4 = getfield_gc_atomic(p0, descr=<T.b>)
i5 = getfield_gc_atomic(p0, descr=<T.x>)
i6 = int_lt(i5, i0)
guard_true(i6, descr=<Guard3>) [i1, i3, i4, i5]
p7 = getfield_gc_atomic(p0, descr=<T.p>)
setfield_gc(p0, p0, descr=<T.p>)
p8 = getfield_gc_atomic(p0, descr=<T.p>)
i9 = ptr_eq(p7, p8)
finish(i1, i3, i4, i5, i9, p8)`},
	{Name: "read, change, write", Descrs: "field <T.x> int64\narray <[]int> int64", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
i1 = int_and(i0, 7)
i2 = getfield_gc(p0, descr=<T.x>)
i3 = int_add(i2, 5)
setfield_gc(p0, i3, descr=<T.x>)
i4 = getarrayitem_gc(p0, i1, descr=<[]int>)
i5 = int_sub(i4, 1)
setarrayitem_gc(p0, i1, i5, descr=<[]int>)
i6 = int_is_zero(i5)
guard_false(i6, descr=<Guard3>) [i3, i5]
i7 = getarrayitem_gc(p0, i1, descr=<[]int>)
i8 = int_is_true(i7)
guard_true(i8, descr=<Guard4>) [i7]
i9 = getarrayitem_gc(p0, i1, descr=<[]int>)
i10 = int_sub(1, i9)
setarrayitem_gc(p0, i1, i10, descr=<[]int>)
i11 = getarrayitem_gc(p0, 2, descr=<[]int>)
i12 = int_add(7, i11)
setarrayitem_gc(p0, 2, i12, descr=<[]int>)
i13 = int_is_true(i12)
guard_true(i13, descr=<Guard5>) [i10, i12]
i14 = getarrayitem_gc(p0, i1, descr=<[]int>)
i15 = int_add(i14, i14)
setarrayitem_gc(p0, i1, i15, descr=<[]int>)
finish(i15, i14)`},
	{Name: "pointers are swapped", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
p1 = getfield_gc(p0, descr=<T.p>)
p2 = getfield_gc(p0, descr=<T.q>)
setfield_gc(p0, p2, descr=<T.p>)
setfield_gc(p0, p1, descr=<T.q>)
i1 = int_and(i0, 7)
p3 = getarrayitem_gc(p0, i1, descr=<[]P>)
setarrayitem_gc(p0, 0, p3, descr=<[]P>)
setarrayitem_gc(p0, i1, ConstPtr(ptr9), descr=<[]P>)
i2 = ptr_eq(p1, p2)
i3 = ptr_ne(p1, p3)
finish(p1, p2, p3, i2, i3)`},
	{Name: "calls", Descrs: `call <f> (i, p, i, p) int64 writes <T.x>
call <g> () ref
call <h> (p) void
call <sq> (i, i) int8 pure
field <T.x> int64`, Text: `
[i0, p0, i1]
i2 = call(ConstClass(f), i0, p0, 7, ConstPtr(ptr3), descr=<f>)
p1 = call(ConstClass(g), descr=<g>)
call(ConstClass(h), p1, descr=<h>)
i3 = call_pure(ConstClass(sq), i2, i1, descr=<sq>)
i4 = call_pure(ConstClass(sq), 3, 4, descr=<sq>)
finish(i0, i1, i2, i3, i4, p1, p0)`},
	{Name: "a call that panics", Text: `
[i0, p0, i1]
guard_nonnull(p0, descr=<Guard2>) []
i2 = call(ConstClass(f), i0, descr=<f>)
guard_no_exception(, descr=<Guard3>) [i2, i1, p0]
p1 = call(ConstClass(g), i2, descr=<g>)
setfield_gc(p0, i1, descr=<T.x>)
i3 = int_add(i1, 5)
setfield_gc(p0, p0, descr=<T.p>)
guard_no_exception(, descr=<Guard4>) [i3, p1, p0]
finish(i2, i3, p1)`},
	{Name: "a call that panics in a loop", Text: `
[i0, p0]
i1 = int_add(i0, 1)
call(ConstClass(f), i1, p0, descr=<f>)
guard_no_exception(, descr=<Guard2>) [i0, p0]
i2 = int_and(i1, 63)
i3 = int_is_true(i2)
guard_true(i3, descr=<Guard3>) [i1]
jump(i1, p0, descr=<Loop0>)`},
	{Name: "a bridge back into its loop", Text: `
[i0, i1, p0]
i2 = int_sub(i0, 1)
i3 = int_gt(i2, 0)
guard_true(i3, descr=<Guard2>) [i2, i1]
i4 = int_lt(i2, 300)
guard_true(i4, descr=<Guard3>) [i2, i1]
i5 = int_and(i2, 1)
guard_true(i5, descr=<Guard4>) [p0, i2, i1]
i6 = int_add(i1, i2)
jump(i2, i6, p0, descr=<Loop0>)

# bridge out of Guard 4 with 3 ops
[p0, i0, i1]
i2 = int_mul(i1, 3)
i3 = int_ne(i2, 7)
guard_true(i3, descr=<Guard5>) [i0]
jump(i0, i2, p0, descr=<Loop0>)`},
	{Name: "a loop that finishes with more than it takes", Text: `
# Loop 0 : loop with 3 ops
[i0, p0]
i1 = int_add(i0, 1)
i2 = int_add(i1, i0)
finish(i0, i1, i2, p0, i2, 7, i1, p0, i0)`},
	{Name: "bridges of bridges, and a finish", Text: `
[i0, i1, p0]
i2 = int_sub(i0, 1)
i3 = int_lt(i2, 200)
guard_true(i3, descr=<Guard2>) [i2]
i4 = int_and(i2, 3)
guard_value(i4, 0, descr=<Guard3>) [i1, i2, i4, p0]
i5 = int_gt(i2, 0)
guard_true(i5, descr=<Guard4>) [i2, i1, p0]
jump(i2, i1, p0, descr=<Loop0>)

# bridge out of Guard 3 with 3 ops
[i0, i1, i2, p0]
i3 = int_add(i0, i2)
guard_value(i2, 1, descr=<Guard5>) [i3, p0, i1]
jump(i1, i3, p0, descr=<Loop0>)

# bridge out of Guard 5 with 4 ops
[i0, p0, i1]
i2 = int_mul(i0, 5)
i4 = int_gt(i1, 0)
guard_true(i4, descr=<Guard6>) [i2, i1]
jump(i1, i2, ConstPtr(ptr8), descr=<Loop0>)

# bridge out of Guard 4 with 1 ops
[i0, i1, p0]
finish(p0, i1)`},
	{Name: "two loops that call each other", Text: `
# Loop 0 : loop with 5 ops
[i0, i1, p0]
i2 = int_sub(i0, 1)
i3 = int_is_true(i1)
guard_true(i3, descr=<Guard2>) [i2, i1, p0]
i4 = uint_rshift(i1, 1)
jump(i2, i4, p0, descr=<Loop0>)

# Loop 1 : loop with 5 ops
[i0, p0, i1]
i2 = int_lt(i0, 1)
guard_false(i2, descr=<Guard3>) [p0, i1, i0]
i3 = int_lt(i0, 500)
guard_true(i3, descr=<Guard4>) [p0, i1, i0]
i4 = int_and(i0, 1)
guard_true(i4, descr=<Guard5>) [i0, i1, p0]
i5 = int_sub(i0, 1)
i6 = int_add(i1, 2)
jump(i5, p0, i6, descr=<Loop1>)

# bridge out of Guard 5 with 1 ops
[i0, i1, p0]
jump(i0, i1, p0, descr=<Loop0>)

# bridge out of Guard 2 with 2 ops
[i0, i1, p0]
i2 = int_xor(i1, 3)
jump(i0, p0, i2, descr=<Loop1>)`},
	{Name: "shifts by computed counts", Text: `
[i0, i1]
i2 = int_lshift(i0, i1)
i3 = int_rshift(i0, i1)
i4 = uint_rshift(i0, i1)
i5 = int_lshift(1, i1)
i6 = int_rshift(i1, i0)
finish(i2, i3, i4, i5, i6)`},
	{Name: "divisions", Text: `
[i0, i1]
i2 = int_is_true(i1)
guard_true(i2, descr=<Guard2>) [i0]
i3 = int_div(i0, i1)
i4 = int_mod(i0, i1)
i5 = uint_div(i0, i1)
i6 = uint_mod(i0, i1)
i7 = int_div(i0, -1)
i8 = int_mod(i0, 10)
finish(i3, i4, i5, i6, i7, i8, i0, i1)`},
	{Name: "a value used after the slot of its operand is free", Text: `
[i0, i1, p0]
i2 = int_add(i0, i1)
i3 = int_sub(i2, i1)
i4 = int_mul(i3, i2)
i5 = int_sub(i1, i4)
i6 = int_neg(i5)
i7 = int_invert(i6)
i8 = int_lt(i7, i5)
i9 = int_add(i8, i8)
guard_true(i8, descr=<Guard2>) [i9, i8, i2]
finish(i9, i3)`},
	{Name: "stores between an update and its test", Descrs: "field <T.x> int64\nfield <T.y> int64\narray <[]int> int64", Text: `
[p0, i0, i9, p1]
guard_nonnull(p0, descr=<Guard2>) []
guard_nonnull(p1, descr=<Guard3>) []
i1 = int_and(i0, 7)
i2 = getarrayitem_gc(p0, i1, descr=<[]int>)
i3 = int_sub(i2, 1)
setarrayitem_gc(p0, i1, i3, descr=<[]int>)
setfield_gc(p0, i9, descr=<T.x>)
setfield_gc(p1, 7, descr=<T.y>)
i4 = int_is_true(i3)
guard_true(i4, descr=<Guard4>) [i3, i9]
i5 = getarrayitem_gc(p1, i1, descr=<[]int>)
i6 = int_add(i5, 1)
setarrayitem_gc(p1, i1, i6, descr=<[]int>)
setfield_gc(p0, i6, descr=<T.x>)
i7 = int_is_zero(i6)
guard_false(i7, descr=<Guard5>) [i6]
i10 = getarrayitem_gc(p1, i1, descr=<[]int>)
setfield_gc(p1, i9, descr=<T.y>)
i11 = int_is_zero(i10)
guard_false(i11, descr=<Guard6>) [i10]
i12 = int_add(i9, 5000000000)
setfield_gc(p1, i12, descr=<T.y>)
i13 = int_sub(i12, 3)
setfield_gc(p0, i13, descr=<T.y>)
i14 = int_add(7, i0)
setfield_gc(p0, i14, descr=<T.x>)
finish(i12, i13, i14)`},
	{Name: "fields that are an item of the array", Descrs: "field <T.x> int64 class <[]int>\nfield <T.y> int64 class <[]int>\narray <[]int> int64", Text: `
[p0, i0, p1]
guard_nonnull(p0, descr=<Guard2>) []
guard_nonnull(p1, descr=<Guard3>) []
i1 = int_and(i0, 1)
i2 = getarrayitem_gc(p0, i1, descr=<[]int>)
i3 = int_sub(i2, 1)
setarrayitem_gc(p0, i1, i3, descr=<[]int>)
setfield_gc(p1, i0, descr=<T.x>)
i4 = int_is_true(i3)
guard_true(i4, descr=<Guard4>) [i3]
i5 = getarrayitem_gc(p0, i1, descr=<[]int>)
setfield_gc(p1, 7, descr=<T.y>)
i6 = int_is_zero(i5)
guard_false(i6, descr=<Guard5>) [i5]
i7 = getfield_gc(p0, descr=<T.x>)
setfield_gc(p1, i3, descr=<T.y>)
i8 = getfield_gc(p1, descr=<T.x>)
i9 = int_add(i8, 5)
setfield_gc(p1, i9, descr=<T.y>)
finish(i5, i7, i8, i9)`},
	{Name: "bytes and words of one place", Descrs: "field <T.n> int32 class <n>\nfield <T.u> uint8 class <n>\narray <[]n> int64 class <n>\narray <[]m> uint16 class <n>", Text: `
[p0, i0, p1, i1]
guard_nonnull(p0, descr=<Guard2>) []
guard_nonnull(p1, descr=<Guard3>) []
i2 = int_and(i0, 1)
setarrayitem_gc(p0, i2, i1, descr=<[]n>)
i3 = getfield_gc(p1, descr=<T.n>)
setfield_gc(p1, i0, descr=<T.u>)
i4 = getarrayitem_gc(p0, i2, descr=<[]n>)
i5 = int_add(i4, 1)
setarrayitem_gc(p0, i2, i5, descr=<[]n>)
setfield_gc(p1, i3, descr=<T.u>)
i6 = int_is_true(i5)
guard_true(i6, descr=<Guard4>) [i5]
i7 = getarrayitem_gc(p0, i2, descr=<[]m>)
i8 = getfield_gc(p0, descr=<T.n>)
finish(i3, i4, i5, i7, i8)`},
	{Name: "addresses within an array", Descrs: "array <[]int> int64", Text: `
[i0, p0]
guard_nonnull(p0, descr=<Guard3>) []
i1 = int_and(i0, 1)
i2 = int_lshift(i1, 3)
p1 = ptr_add(p0, i2)
setarrayitem_gc(p1, 1, i0, descr=<[]int>)
p2 = ptr_add(p0, 8)
i3 = getarrayitem_gc(p2, i1, descr=<[]int>)
i4 = getarrayitem_gc(p0, 1, descr=<[]int>)
i5 = int_lt(i3, 40)
guard_true(i5, descr=<Guard2>) [i3, i4, p1]
finish(i3, i4)`},
	{Name: "almost an update", Descrs: "field <T.x> int64\nfield <T.y> int64\narray <[]int> int64\narray <[]int2> int64", Text: `
[p0, i0, p1]
guard_nonnull(p0, descr=<Guard2>) []
guard_nonnull(p1, descr=<Guard3>) []
i1 = int_and(i0, 3)
i2 = getarrayitem_gc(p0, i1, descr=<[]int>)
i3 = int_add(i2, 1)
setarrayitem_gc(p1, i1, i3, descr=<[]int>)
i4 = int_add(i1, 4)
i5 = getarrayitem_gc(p0, i1, descr=<[]int>)
i6 = int_add(i5, 2)
setarrayitem_gc(p0, i4, i6, descr=<[]int>)
i7 = getarrayitem_gc(p0, i1, descr=<[]int>)
i8 = int_add(i7, 3)
setarrayitem_gc(p0, i1, i8, descr=<[]int2>)
i9 = getfield_gc(p0, descr=<T.x>)
i10 = int_add(i9, 4)
setfield_gc(p0, i10, descr=<T.y>)
i11 = getfield_gc(p0, descr=<T.x>)
i12 = int_add(i11, 5)
setfield_gc(p1, i12, descr=<T.x>)
i13 = getfield_gc(p0, descr=<T.x>)
i14 = int_add(i13, 6)
setfield_gc(p0, i11, descr=<T.x>)
finish()`},
	{Name: "a call between chained updates", Descrs: "call <f> (i) int64 may-raise\narray <[]int> int64", Text: `
[p0, i0]
guard_nonnull(p0, descr=<Guard2>) []
i1 = int_and(i0, 7)
i2 = call(ConstClass(f), i0, descr=<f>)
i3 = getarrayitem_gc(p0, i1, descr=<[]int>)
i4 = int_add(i3, 1)
setarrayitem_gc(p0, i1, i4, descr=<[]int>)
guard_no_exception(, descr=<Guard3>) [i2, i4]
i5 = getarrayitem_gc(p0, i1, descr=<[]int>)
i6 = int_add(i5, 1)
setarrayitem_gc(p0, i1, i6, descr=<[]int>)
i7 = getarrayitem_gc(p0, 2, descr=<[]int>)
i8 = int_add(i7, 1)
setarrayitem_gc(p0, 2, i8, descr=<[]int>)
finish(i6, i8)`},
	{Name: "results that nobody uses", Text: `
[i0, p0]
guard_nonnull(p0, descr=<Guard2>) [i0]
i1 = int_add(i0, 1)
i2 = int_lt(i0, 1)
p1 = getfield_gc(p0, descr=<T.p>)
i3 = call(ConstClass(f), i0, descr=<f>)
guard_no_exception(, descr=<Guard3>) [p0, i0]
finish(i0, p0)`},
}

func testPrograms(t *testing.T, new func() backend.Backend) {
	for _, p := range programs {
		t.Run(strings.ReplaceAll(p.Name, " ", "_"), func(t *testing.T) {
			with(t, new, func(b backend.Backend) { check(t, b, &p, 200) })
		})
	}
}

// testAnswers checks some answers that are written down, so that not all of the
// suite hangs on the judge.
func testAnswers(t *testing.T, new func() backend.Backend) {
	for _, c := range []struct {
		text string
		ints []int64
		want string
	}{
		{"[i0]\ni1 = int_add(i0, 1)\nfinish(i1)", []int64{1<<63 - 1}, "finish [-9223372036854775808]"},
		{"[i0]\ni1 = int_lshift(i0, 64)\nfinish(i1)", []int64{1}, "finish [0]"},
		{"[i0]\ni1 = int_rshift(i0, 200)\nfinish(i1)", []int64{-5}, "finish [-1]"},
		{"[i0]\ni1 = int_div(i0, -1)\nfinish(i1)", []int64{-1 << 63}, "finish [-9223372036854775808]"},
		{"[i0]\ni1 = int_signext(i0, 1)\ni2 = int_zeroext(i0, 2)\nfinish(i1, i2)", []int64{-1}, "finish [-1 65535]"},
		{"[i0, i1]\ni2 = int_add(i1, i0)\ni3 = int_sub(i0, 1)\ni4 = int_is_true(i3)\nguard_true(i4, descr=<Guard2>) [i2]\njump(i3, i2, descr=<Loop0>)", []int64{100000, 0}, "guard 2 [5000050000]"},
	} {
		l, err := (&Program{Text: c.text}).Load()
		if err != nil {
			t.Fatal(err)
		}
		with(t, new, func(b backend.Backend) {
			code, err := l.Compile(b)
			if err != nil {
				t.Fatal(err)
			}
			got, _, _ := strings.Cut(l.Outcome(b, code, 0, c.ints, nil), "\n")
			if got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// testCancel stops loops that never end: one by itself, and two through bridges.
func testCancel(t *testing.T, new func() backend.Backend) {
	for _, text := range []string{
		"[i0]\ni1 = int_add(i0, 1)\njump(i1, descr=<Loop0>)",
		"[i0]\ni1 = int_and(i0, 1)\nguard_true(i1, descr=<Guard2>) [i0]\njump(0, descr=<Loop0>)\n\n" +
			"# bridge out of Guard 2 with 1 ops\n[i0]\njump(1, descr=<Loop0>)",
	} {
		l, err := (&Program{Text: text}).Load()
		if err != nil {
			t.Fatal(err)
		}
		with(t, new, func(b backend.Backend) {
			code, err := l.Compile(b)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(5*time.Millisecond, cancel)
			if x := b.Run(ctx, code, []int64{1}, nil); x.Kind != backend.ExitCanceled || x.Err != nil {
				t.Errorf("not canceled: %+v", x)
			}
		})
	}
}

// testPendingAtHead cancels a loop that keeps a store for its ways out: it can be done
// then.
func testPendingAtHead(t *testing.T, new func() backend.Backend) {
	l, err := (&Program{Descrs: "field <T.x> int64\narray <[]int> int64", Text: "[i0, p0, i5, i6] pending: p0<T.x> = i0, p0[i5 + 2]<[]int> = i6 + 3\n" +
		"i1 = int_and(i0, 7)\ni2 = int_or(i1, 8)\njump(i2, p0, i5, i6, descr=<Loop0>)"}).Load()
	if err != nil {
		t.Fatal(err)
	}
	with(t, new, func(b backend.Backend) {
		code, err := l.Compile(b)
		if err != nil {
			t.Fatal(err)
		}
		l.World.Reset(rand.New(rand.NewPCG(1, 1)))
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(5*time.Millisecond, cancel)
		x := b.Run(ctx, code, []int64{5, 1, 40}, l.objects(1))
		if x.Kind != backend.ExitCanceled || x.Err != nil {
			t.Fatalf("not canceled: %+v", x)
		}
		resume.AtHead(x.At, x.Ints, x.Refs)
		for d, want := range map[string]int64{"T.x": 13, "[]int": 43} {
			m := l.World.Env.Descr(d).(*descr.Memory)
			if got := ops.LoadInt(m.Mem, ops.Address(m, l.objects(1)[0], 3)); got != want {
				t.Errorf("%s is %d, want %d", d, got, want)
			}
		}
	})
}

// testCollector runs the collector while the only references to an object are
// in compiled code.
func testCollector(t *testing.T, new func() backend.Backend) {
	p := Program{Descrs: "call <collect> () void\nfield <T.x> int64\nfield <T.p> ref", Text: `
[i0, p0]
p1 = new(descr=<T>)
setfield_gc(p1, p0, descr=<T.p>)
setfield_gc(p1, 2, descr=<T.x>)
p2 = new_array(i0, descr=<[]T>)
setarrayitem_gc(p2, 1, p1, descr=<[]T>)
call(ConstClass(collect), descr=<collect>)
p3 = getarrayitem_gc(p2, 1, descr=<[]T>)
i1 = getfield_gc(p3, descr=<T.x>)
i2 = int_add(i0, i1)
i3 = int_lt(i2, 40)
guard_true(i3, descr=<Guard2>) [i2, p1]
jump(i2, p1, descr=<Loop0>)`}
	l, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := l.World
	for _, name := range []string{"T", "[]T"} { // which only the trace refers to
		w.Env.Type(name).Stub = func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
			return 0, unsafe.Pointer(&object{})
		}
	}
	w.Stubs["collect"] = func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
		runtime.GC()
		for range 100 {
			runtime.KeepAlive(make([]byte, 1<<20))
		}
		return 0, nil
	}
	with(t, new, func(b backend.Backend) {
		code, err := l.Compile(b)
		if err != nil {
			t.Fatal(err)
		}
		x := b.Run(context.Background(), code, []int64{0}, l.objects(1))
		if len(x.Ints) != 1 || x.Ints[0] != 40 || chain(x.Refs[0]) != 21 {
			t.Errorf("got %+v, a chain of %d objects", x, chain(x.Refs[0]))
		}
	})
}
