package ops

import (
	"testing"
	"unsafe"

	gocmp "github.com/google/go-cmp/cmp"

	"mergepoint/pkg/descr"
)

// TestStoreLoadTruncate: what a load sees after a store is what Truncate says,
// and neighbours are left alone.
func TestStoreLoadTruncate(t *testing.T) {
	for _, m := range []descr.Mem{descr.Int8, descr.Int16, descr.Int32, descr.Int64, descr.Uint8, descr.Uint16, descr.Uint32, descr.Uint64, descr.Float32, descr.Float64} {
		for _, v := range edges {
			cells := [3]uint64{^uint64(0), ^uint64(0), ^uint64(0)}
			a := unsafe.Pointer(&cells[1])
			StoreInt(m, a, v)
			if got, want := LoadInt(m, a), Truncate(m, v); got != want {
				t.Errorf("%v: stored %d, loaded %d, Truncate says %d", m, v, got, want)
			}
			own := ^uint64(0) >> (64 - 8*m.Size)
			if diff := gocmp.Diff([3]uint64{^uint64(0), cells[1] | ^own, ^uint64(0)}, cells); diff != "" {
				t.Errorf("%v: storing %d touched its neighbours: %s", m, v, diff)
			}
		}
		if back, ok := descr.ParseMem(m.String()); !ok || !gocmp.Equal(back, m) {
			t.Errorf("ParseMem(%q) = %v, %v", m, back, ok)
		}
	}
}

func TestAddresses(t *testing.T) {
	type pair struct{ a, b int32 }
	s := []pair{{1, 2}, {3, 4}, {5, 6}}
	b := &descr.Memory{Mem: descr.Int32, Item: true, Stride: unsafe.Sizeof(s[0]), Offset: unsafe.Offsetof(s[0].b)}
	if got := LoadInt(b.Mem, Address(b, unsafe.Pointer(&s[0]), 2)); got != 6 {
		t.Errorf("s[2].b is %d", got)
	}
	f := &descr.Memory{Mem: descr.Int32, Offset: unsafe.Offsetof(s[0].b)}
	StoreInt(f.Mem, Address(f, unsafe.Pointer(&s[1]), 0), 9)
	if !gocmp.Equal(s[1], pair{3, 9}, gocmp.AllowUnexported(pair{})) {
		t.Errorf("s[1] is %v", s[1])
	}
	for _, c := range []struct {
		d    *descr.Memory
		want unsafe.Pointer
	}{{f, unsafe.Pointer(&s[0].b)}, {b, unsafe.Pointer(&s[2].b)}, {descr.StringByte, unsafe.Add(unsafe.Pointer(&s[0]), 2)}} {
		if at := Address(c.d, unsafe.Pointer(&s[0]), 2); at != c.want {
			t.Errorf("the address of %v is %v, want %v", c.d, at, c.want)
		}
	}
	var x, y = new(int), new(int)
	refs := [2]*int{x, nil}
	StoreRef(unsafe.Pointer(&refs[1]), unsafe.Pointer(y))
	if refs[1] != y || LoadRef(unsafe.Pointer(&refs[0])) != unsafe.Pointer(x) {
		t.Error("StoreRef or LoadRef")
	}
}
