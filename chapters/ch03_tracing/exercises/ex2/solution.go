//go:build solution

package ex2

// Loop is the optimised trace of the loop in ++++++++++[-].
const Loop = `
[p0, p1, i2]
debug_merge_point('(no location)', 0)
i3 = getarrayitem_gc(p1, i2, descr=<[]int>)
i4 = int_sub(i3, 1)
setarrayitem_gc(p1, i2, i4, descr=<[]int>)
debug_merge_point('(no location)', 0)
i5 = int_is_true(i4)
guard_true(i5, descr=<Guard2>) [p0]
i6 = call(ConstClass(Dict.lookup), ConstPtr(ptr0), 12, 12, descr=<Dict.lookup>)
guard_no_exception(, descr=<Guard3>) [i6, p0]
i7 = int_and(i6, -9223372036854775808)
i8 = int_is_true(i7)
guard_false(i8, descr=<Guard4>) [i6, p0]
i9 = call(ConstClass(Dict.value), ConstPtr(ptr0), i6, descr=<Dict.value>)
guard_no_exception(, descr=<Guard5>) [i9, p0]
i10 = int_add(i9, 1)
i11 = int_lt(i10, 13)
guard_true(i11, descr=<Guard6>) [i10, p0]
guard_value(i10, 11, descr=<Guard7>) [i10, p0]
debug_merge_point('(no location)', 0)
jump(p0, p1, i2, descr=<Loop0>)
`
