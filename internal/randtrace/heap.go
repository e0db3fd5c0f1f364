package randtrace

import (
	"math/rand/v2"
	"unsafe"

	"mergepoint/pkg/descr"
)

// object is what most refs point to.
type object struct {
	a, b        int64
	n           int8
	u           uint8
	w           uint16
	len         int64 // never negative, and never stored
	next, other *object
	ints        *[items]int64
	bytes       *[items]uint8
}

// items is the length of each array, objects that of the array of objects.
const (
	items   = 4
	objects = 3
)

// heap is all memory. It stays where it is, so refs in constants stay right, and
// it can be saved, restored and compared by ==.
type heap struct {
	objs  [objects]object
	ints  [2][items]int64
	bytes [2][items]uint8
}

// world is the memory on which traces run, and what the calls have logged.
type world struct {
	heap
	log   [64]int64
	calls int // logged
}

// A refType says what a ref points to: traces are typed as Go is.
type refType uint8

const (
	toObject refType = iota
	toInts
	toBytes
	toObjects // the array of objects
	numRefTypes
)

var fields = []struct {
	d  *descr.Field
	to refType
}{
	{field("Obj.a", descr.Int64, unsafe.Offsetof(object{}.a)), 0},
	{field("Obj.b", descr.Int64, unsafe.Offsetof(object{}.b)), 0},
	{field("Obj.n", descr.Int8, unsafe.Offsetof(object{}.n)), 0},
	{field("Obj.u", descr.Uint8, unsafe.Offsetof(object{}.u)), 0},
	{field("Obj.w", descr.Uint16, unsafe.Offsetof(object{}.w)), 0},
	{field("Obj.len", descr.Length, unsafe.Offsetof(object{}.len)), 0},
	{field("Obj.next", descr.RefMem, unsafe.Offsetof(object{}.next)), toObject},
	{field("Obj.other", descr.RefMem, unsafe.Offsetof(object{}.other)), toObject},
	{field("Obj.ints", descr.RefMem, unsafe.Offsetof(object{}.ints)), toInts},
	{field("Obj.bytes", descr.RefMem, unsafe.Offsetof(object{}.bytes)), toBytes},
}

func field(name string, m descr.Mem, offset uintptr) *descr.Field {
	return &descr.Field{Name: name, Mem: m, Offset: offset, Class: name}
}

// arrays by what points to them; those in the array of objects are fields, too.
var arrays = [numRefTypes][]*descr.Array{
	toInts:  {{Name: "[]int", Mem: descr.Int64, Stride: 8, Class: "[]int"}},
	toBytes: {{Name: "[]byte", Mem: descr.Uint8, Stride: 1, Class: "[]byte"}},
	toObjects: {
		{Name: "[]Obj.a", Mem: descr.Int64, Stride: unsafe.Sizeof(object{}), Offset: unsafe.Offsetof(object{}.a), Class: "Obj.a"},
		{Name: "[]Obj.u", Mem: descr.Uint8, Stride: unsafe.Sizeof(object{}), Offset: unsafe.Offsetof(object{}.u), Class: "Obj.u"},
	},
}

// Descrs declares them all, as trace.Env reads it.
const Descrs = `<Obj.a> field int64
<Obj.b> field int64
<Obj.n> field int8
<Obj.u> field uint8
<Obj.w> field uint16
<Obj.len> field length
<Obj.next> field ref
<Obj.other> field ref
<Obj.ints> field ref
<Obj.bytes> field ref
<[]int> array int64
<[]byte> array uint8
<[]Obj.a> array int64 class Obj.a
<[]Obj.u> array uint8 class Obj.u
<note> call (i) void reads - writes -
<next> call (p) ref reads Obj.next writes -
<sum> call (p) int64 reads Obj.a,Obj.u writes -
<bump> call (p, i) void reads Obj.a writes Obj.a,[]int
<narrow> call (i) uint8 reads - writes -
<check> call (i) int64 may-raise reads - writes -
<shake> call (i) int64 may-raise
<mix> call (i, i) int64 pure
<root> call (i) int64 pure may-raise
`

const maxLength = 1<<56 - 1

// fill makes the heap's contents from r.
func (h *heap) fill(r *rand.Rand) {
	for i := range h.objs {
		h.objs[i] = object{
			a: small(r), b: small(r), n: int8(small(r)), u: uint8(small(r)), w: uint16(small(r)),
			len:  small(r) & maxLength,
			next: (*object)(h.ref(r, toObject)), other: (*object)(h.ref(r, toObject)),
			ints: (*[items]int64)(h.ref(r, toInts)), bytes: (*[items]uint8)(h.ref(r, toBytes)),
		}
	}
	for i := range h.ints {
		for j := range items {
			h.ints[i][j], h.bytes[i][j] = small(r), uint8(small(r))
		}
	}
}

// ref gives a pointer of a type, nil one time in eight.
func (h *heap) ref(r *rand.Rand, t refType) unsafe.Pointer {
	if r.IntN(8) == 0 {
		return nil
	}
	switch t {
	case toInts:
		return unsafe.Pointer(&h.ints[r.IntN(len(h.ints))])
	case toBytes:
		return unsafe.Pointer(&h.bytes[r.IntN(len(h.bytes))])
	case toObjects:
		return unsafe.Pointer(&h.objs)
	}
	return unsafe.Pointer(&h.objs[r.IntN(objects)])
}

var edges = [...]int64{-1, 127, 128, -128, 255, 256, 300, 1 << 40, -1 << 63, 1<<63 - 1}

// small gives a number that is likely to be an index or to be met again.
func small(r *rand.Rand) int64 {
	if r.IntN(5) == 0 {
		return edges[r.IntN(len(edges))]
	}
	return int64(r.IntN(items + 2))
}
