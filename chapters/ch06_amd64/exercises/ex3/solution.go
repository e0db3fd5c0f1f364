//go:build solution

package ex3

// Trace needs more registers than there are.
const Trace = `
[i0]
i1 = int_mul(i0, 3)
i2 = int_mul(i0, 5)
i3 = int_mul(i0, 7)
i4 = int_mul(i0, 9)
i5 = int_mul(i0, 11)
i6 = int_mul(i0, 13)
i7 = int_mul(i0, 15)
i8 = int_mul(i0, 17)
i9 = int_mul(i0, 19)
i10 = int_mul(i0, 21)
i11 = int_add(i1, i2)
i12 = int_add(i11, i3)
i13 = int_add(i12, i4)
i14 = int_add(i13, i5)
i15 = int_add(i14, i6)
i16 = int_add(i15, i7)
i17 = int_add(i16, i8)
i18 = int_add(i17, i9)
i19 = int_add(i18, i10)
finish(i19)
`
