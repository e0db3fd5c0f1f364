package backendtest

import (
	"context"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
)

// benchmarks are loops that run i0 rounds; ops is the length of a round.
var benchmarks = []struct {
	name string
	ops  int
	text string
}{
	{"move", 7, `
[i0, p0, i1, i2]
i3 = getarrayitem_gc(p0, i1, descr=<[]int>)
i4 = int_add(i3, 1)
setarrayitem_gc(p0, i1, i4, descr=<[]int>)
i5 = getarrayitem_gc(p0, i2, descr=<[]int>)
i6 = int_sub(i5, 1)
setarrayitem_gc(p0, i2, i6, descr=<[]int>)
i7 = int_sub(i0, 1)
i8 = int_is_true(i7)
guard_true(i8, descr=<Guard2>) [i7]
jump(i7, p0, i1, i2, descr=<Loop0>)`},
	{"count", 4, `
[i0]
i1 = int_sub(i0, 1)
i2 = int_gt(i1, 0)
guard_true(i2, descr=<Guard2>) [i1]
jump(i1, descr=<Loop0>)`},
	{"scan", 14, `
[i0, p0, i1]
i2 = getfield_gc(p0, descr=<T.x>)
i3 = int_add(i1, 1)
setfield_gc(p0, i3, descr=<T.x>)
i4 = int_and(i3, 7)
i5 = uint_lt(i4, 8)
guard_true(i5, descr=<Guard3>) [i0, p0]
i6 = getarrayitem_gc(p0, i4, descr=<[]int>)
i7 = int_lt(i6, 1000)
guard_true(i7, descr=<Guard4>) [i0, p0]
i8 = int_mul(i6, 3)
i9 = int_xor(i8, i2)
i10 = int_sub(i0, 1)
i11 = int_is_true(i10)
guard_true(i11, descr=<Guard2>) [i10]
jump(i10, p0, i9, descr=<Loop0>)`},
	{"call", 5, `
[i0, p0]
i1 = call(ConstClass(f), p0, 90, 90, descr=<f>)
guard_no_exception(, descr=<Guard3>) [i1]
i2 = int_sub(i0, 1)
i3 = int_is_true(i2)
guard_true(i3, descr=<Guard2>) [i2]
jump(i2, p0, descr=<Loop0>)`},
	{"bridge", 6, `
[i0, i1, p0]
i2 = int_sub(i0, 1)
i3 = int_is_true(i2)
guard_true(i3, descr=<Guard2>) [i2]
i4 = int_and(i2, 1)
i5 = int_is_true(i4)
guard_true(i5, descr=<Guard3>) [i2, i1, p0]
jump(i2, i1, p0, descr=<Loop0>)

# bridge out of Guard 3 with 2 ops
[i0, i1, p0]
i2 = int_add(i1, 1)
jump(i0, i2, p0, descr=<Loop0>)`},
	{"swap", 6, `
[i0, i1, i2, i3]
i4 = int_sub(i0, 1)
i5 = int_is_true(i4)
guard_true(i5, descr=<Guard2>) [i4]
jump(i4, i2, i3, i1, descr=<Loop0>)`},
}

// Bench measures a backend in ns per round of small loops (b.N rounds), and per
// op, and the way in and out through a guard.
func Bench(b *testing.B, new func() backend.Backend) {
	for _, c := range benchmarks {
		b.Run(c.name, func(b *testing.B) {
			l, code, be := loadBench(b, c.text, new)
			defer be.Close()
			ints := make([]int64, 4)
			b.ResetTimer()
			ints[0], ints[2] = int64(b.N)+1, 1
			be.Run(context.Background(), code, ints, l.objects(1))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(c.ops), "ns/op-of-trace")
		})
	}
	b.Run("exit", func(b *testing.B) {
		l, code, be := loadBench(b, "[i0, i1, i2, p0]\ni3 = int_add(i1, i2)\nguard_value(i0, 3, descr=<Guard2>) [i0, i1, i3, p0]\njump(i0, i1, i2, p0, descr=<Loop0>)", new)
		defer be.Close()
		ints, refs := make([]int64, 3), l.objects(1)
		b.ReportAllocs()
		for b.Loop() {
			be.Run(context.Background(), code, ints, refs)
		}
	})
}

func loadBench(b *testing.B, text string, new func() backend.Backend) (*Loaded, backend.Code, backend.Backend) {
	p := &Program{Descrs: "call <f> (p, i, i) int64 may-raise", Text: text}
	l, err := p.Load()
	if err != nil {
		b.Fatal(err)
	}
	l.World.Stubs["f"] = func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) { return ints[0] + ints[1], nil }
	if d, ok := l.World.Env.Descr("f").(*descr.Call); ok {
		d.Stub = l.World.Stubs["f"]
	}
	be := new()
	code, err := l.Compile(be)
	if err != nil {
		b.Fatal(err)
	}
	return l, code, be
}
