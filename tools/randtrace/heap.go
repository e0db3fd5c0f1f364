package randtrace

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// items is how many items of an array traces reach. An array begins at the first
// or at the second element of those that there are: arrays overlap.
const items = 4

// object is what most refs point to. A len is never negative and never stored;
// what is fixed never changes.
type object struct {
	A, B        int64
	N           int8
	U           uint8
	H           int16
	W           uint16
	I           int32
	V           uint32
	X           uint64
	Len         int64 `len:"yes"`
	Next, Other *object
	Ints        *[items]int64
	Bytes       *[items]uint8
	Refs        *[items]*object
	Slots       *[items]slot
	Word        *word
	Fixed       int64   `fixed:"yes"`
	Home        *object `fixed:"yes"`
	Text        *[items]char
}

// Structs of all sizes. Each is reached by pointer and as element of an array, so
// a field and an item may be one place.
type (
	word  struct{ N int64 }
	trip  struct{ A, B, C uint8 }
	half  struct{ H int16 }
	quad  struct{ Q int32 }
	third struct {
		X int32
		Y uint32
		Z int32
	}
	slot struct {
		N int64
		P *object
	}
	wide struct {
		P *object
		U uint64
		Q *object
	}
	// What is in a box never changes.
	box struct {
		V int64 `fixed:"yes"`
	}
	casket struct {
		P *object `fixed:"yes"`
		B *box    `fixed:"yes"`
		V int64   `fixed:"yes"`
		H int16   `fixed:"yes"`
	}
	shelf struct {
		N int64
		P *box
		C *casket
	}
	huge struct {
		A int64
		P *object
		B uint64
		C int32
		D uint8
		E *object
	}
)

// Types of items that never change: bytes of strings, numbers, pointers.
type (
	char  uint8
	fixed int64
	home  *object
)

// A bunch has a row of items in it, which others reach as an array.
type bunch struct {
	N   int64
	Row [items + 1]int64
}

// heap is all memory. It stays where it is, so refs in constants stay right, and
// it can be saved, restored and compared by ==.
type heap struct {
	Objs   [items + 1]object
	Words  [items + 1]word
	Trips  [items + 1]trip
	Halves [items + 1]half
	Quads  [items + 1]quad
	Thirds [items + 1]third
	Slots  [items + 1]slot
	Wides  [items + 1]wide
	Huges  [items + 1]huge
	Ints   [2][items + 1]int64
	Bytes  [2][items + 1]uint8
	Int32s [2][items + 1]int32
	Refs   [2][items + 1]*object
	Text   [2][items + 1]char
	Fixed  [2][items + 1]fixed
	Homes  [2][items + 1]home
	Bunch  [2]bunch

	Boxes   [items + 1]box // from here on: for trials with boxes
	Caskets [items + 1]casket
	Shelves [items + 1]shelf
	BoxRows [2][items + 1]*box
}

// made is what is allocated while a trace runs, zero before. Addresses do not
// depend on who runs it.
type made struct {
	Fresh [16]object
	Rows  [12][2 * items]int64
	fresh int // objects allocated
	rows  int // arrays
}

// world is the memory on which traces run, and what the calls have logged.
type world struct {
	heap
	made
	log   uint64 // a sum of all that was logged, in order
	calls int    // logged

	shaken int64 // times that everything was changed
	given  int   // objects that a call gave
}

// A refType says what a ref points to, an index in targets: traces are typed as
// Go is.
type refType uint8

// A target is what refs of one type point to.
type target struct {
	typ   reflect.Type
	at    []uintptr // where in the heap they may point
	array bool
	reach []access
}

// An access is a load or store that a type of ref allows.
type access struct {
	d     descr.Descr // a *descr.Memory; nil for a byte of a string
	m     descr.Mem
	to    reflect.Type // of a ref
	fixed bool
	len   bool
}

var (
	targets  []target
	typeOf   = map[reflect.Type]refType{}
	contents []content // all values of the heap but what is fresh
	toObject refType
	toInts   refType
	arrays   []refType
	rows     []refType // of them, those of structs
	common   int       // how many types of refs trials without boxes have
	toBox    refType
	toCasket refType
	toShelf  refType
	toBoxes  refType
)

// A content is a value in the heap.
type content struct {
	offset uintptr
	access
}

func init() {
	t := reflect.TypeFor[heap]()
	for n := range t.NumField() {
		f := t.Field(n)
		if f.Name == "Boxes" {
			common = len(targets)
		}
		if f.Name == "Bunch" {
			addBunches(f.Offset, f.Type.Len())
		} else if f.Type.Elem().Kind() == reflect.Struct {
			addStruct(f.Type.Elem(), f.Offset, f.Type.Len())
		} else {
			addArrays(f.Type.Elem().Elem(), f.Offset)
		}
	}
	toObject = typeOf[reflect.TypeFor[*object]()]
	toInts = typeOf[reflect.TypeFor[*[items]int64]()]
	toBox, toCasket = typeOf[reflect.TypeFor[*box]()], typeOf[reflect.TypeFor[*casket]()]
	toShelf, toBoxes = typeOf[reflect.TypeFor[*shelf]()], typeOf[reflect.TypeFor[*[items]*box]()]
	for t := range targets[:common] {
		if targets[t].array {
			arrays = append(arrays, refType(t))
			if e := targets[t].typ.Elem(); e.Kind() == reflect.Array && e.Elem().Kind() == reflect.Struct {
				rows = append(rows, refType(t))
			}
		}
	}
	var memory []*descr.Memory
	for _, t := range targets {
		for _, a := range t.reach {
			if m, ok := a.d.(*descr.Memory); ok {
				memory = append(memory, m)
			}
		}
	}
	descr.Relate(memory)
}

func addTarget(t target) {
	typeOf[t.typ] = refType(len(targets))
	targets = append(targets, t)
}

// addStruct adds pointers to the structs of an array, and to the array.
func addStruct(s reflect.Type, at uintptr, n int) {
	one := target{typ: reflect.PointerTo(s)}
	all := target{typ: reflect.PointerTo(reflect.ArrayOf(items, s)), at: []uintptr{at, at + s.Size()}, array: true}
	for i := range n {
		one.at = append(one.at, at+uintptr(i)*s.Size())
	}
	for i := range s.NumField() {
		f := s.Field(i)
		a := accessOf(f.Type)
		a.fixed, a.len = f.Tag.Get("fixed") != "" || f.Type.Kind() == reflect.Pointer && f.Type.Elem() == reflect.TypeFor[[items]char](), f.Tag.Get("len") != ""
		if a.len {
			a.m = descr.Length
		}
		for _, at := range one.at {
			contents = append(contents, content{at + f.Offset, a})
		}
		for _, v := range views(a.m) {
			class := s.Name() + "." + f.Name
			a, name := a, class+v.suffix
			a.m = v.m
			a.d = &descr.Memory{Name: name, Mem: v.m, Offset: f.Offset + v.offset, Class: class, Immutable: a.fixed}
			one.reach = append(one.reach, a)
			a.d = &descr.Memory{Name: "[]" + name, Mem: v.m, Item: true, Stride: s.Size(), Offset: f.Offset + v.offset, Class: class, Immutable: a.fixed}
			all.reach = append(all.reach, a)
		}
	}
	addTarget(one)
	addTarget(all)
}

// addArrays adds pointers to the two arrays of a type of items.
func addArrays(e reflect.Type, at uintptr) {
	t := target{typ: reflect.PointerTo(reflect.ArrayOf(items, e)), array: true}
	a := accessOf(e)
	a.fixed = e == reflect.TypeFor[char]() || e == reflect.TypeFor[fixed]() || e == reflect.TypeFor[home]()
	for i := range uintptr(2 * (items + 1)) {
		contents = append(contents, content{at + i*e.Size(), a})
	}
	for _, first := range []uintptr{0, 1, items + 1, items + 2} {
		t.at = append(t.at, at+first*e.Size())
	}
	for _, v := range views(a.m) {
		class := "[]" + strings.TrimPrefix(e.String(), "randtrace.")
		a := a
		a.m, a.d = v.m, &descr.Memory{Name: class + v.suffix, Mem: v.m, Item: true, Stride: e.Size(), Offset: v.offset, Class: class, Immutable: a.fixed}
		t.reach = append(t.reach, a)
	}
	if e == reflect.TypeFor[char]() {
		t.reach = []access{a}
	}
	addTarget(t)
}

// addBunches adds pointers to bunches, and to what is in them.
func addBunches(at uintptr, n int) {
	t := target{typ: reflect.TypeFor[*bunch](), array: true}
	row, ints := reflect.TypeFor[bunch]().Field(1), &targets[typeOf[reflect.TypeFor[*[items]int64]()]]
	for i := range uintptr(n) {
		t.at = append(t.at, at+i*unsafe.Sizeof(bunch{}))
		first := t.at[i] + row.Offset
		ints.at = append(ints.at, first, first+8)
		for k := range uintptr(items + 1) {
			contents = append(contents, content{first + 8*k, accessOf(row.Type.Elem())})
		}
	}
	for _, a := range ints.reach {
		d := *a.d.(*descr.Memory)
		d.Name, d.Offset = "bunch."+d.Name, row.Offset+d.Offset
		a.d = &d
		t.reach = append(t.reach, a)
	}
	addTarget(t)
}

// accessOf gives the form in which a type's values lie in memory.
func accessOf(t reflect.Type) access {
	if t.Kind() == reflect.Pointer {
		return access{m: descr.RefMem, to: reflect.PointerTo(t.Elem())}
	}
	m, ok := descr.ParseMem(t.Kind().String())
	if !ok {
		panic("randtrace: accessOf: a field of type " + t.String())
	}
	return access{m: m}
}

// A view is a descr of its own for what another reaches, or for a part of it: of
// one class, since what they reach is one place.
type view struct {
	suffix string
	m      descr.Mem
	offset uintptr
}

func views(m descr.Mem) []view {
	list := []view{{"", m, 0}}
	switch m {
	case descr.Int64:
		return append(list, view{"~uint64", descr.Uint64, 0}, view{"~low", descr.Int32, 0}, view{"~high", descr.Uint32, 4})
	case descr.Uint8:
		return append(list, view{"~int8", descr.Int8, 0})
	case descr.Int32:
		return append(list, view{"~again", descr.Int32, 0}, view{"~low", descr.Uint16, 0})
	case descr.RefMem:
		return append(list, view{"~again", descr.RefMem, 0}, view{"~opaque", descr.Opaque, 0})
	}
	return list
}

// describeDescrs declares what a text names, as tracetext.Env reads it.
func describeDescrs(text string, funcs []function) string {
	var b strings.Builder
	add := func(d descr.Descr) {
		if d != nil && strings.Contains(text, "descr=<"+d.DescrName()+">") {
			fmt.Fprintln(&b, d)
		}
	}
	for _, t := range targets {
		for _, a := range t.reach {
			add(a.d)
		}
	}
	for _, f := range funcs {
		add(f.d)
	}
	return b.String()
}

const maxLength = 1<<56 - 1

// fill makes the contents from r; what is fixed, from another source: it is the
// same in all runs.
func (h *heap) fill(r, fix *rand.Rand) {
	for i := range contents {
		c := &contents[i]
		at, from := unsafe.Add(unsafe.Pointer(h), c.offset), r
		if c.fixed {
			from = fix
		}
		switch {
		case c.m.Kind == descr.Ref:
			ops.StoreRef(at, h.ref(from, typeOf[c.to]))
		case c.len:
			ops.StoreInt(c.m, at, number(from)&maxLength)
		default:
			ops.StoreInt(c.m, at, number(from))
		}
	}
}

// ref gives a pointer of a type, nil one time in eight.
func (h *heap) ref(r *rand.Rand, t refType) unsafe.Pointer {
	if r.IntN(8) == 0 {
		return nil
	}
	switch t {
	case toBox:
		if r.IntN(3) == 0 {
			return nil
		}
		return unsafe.Pointer(boxOf(box{number(r) & 255})) // few, since they are kept
	case toCasket:
		return unsafe.Pointer(boxOf(casket{nil, boxOf(box{7}), number(r) & 255, -1}))
	}
	return h.inside(r, t)
}

// inside gives a pointer of a type into the heap.
func (h *heap) inside(r *rand.Rand, t refType) unsafe.Pointer {
	at := targets[t].at
	return unsafe.Add(unsafe.Pointer(h), at[r.IntN(len(at))])
}

// ends are the ends of all widths.
var ends = [...]int64{-128, 127, 255, -1 << 15, 1<<15 - 1, 1<<16 - 1, -1 << 31, 1<<31 - 1, 1<<32 - 1, -1 << 63, 1<<63 - 1, 0, items}

// number gives a number that is likely to be an index or to be met again, or one
// at which something ends.
func number(r *rand.Rand) int64 {
	switch n := r.Uint64(); n & 15 {
	case 0, 1:
		return ends[n>>4%uint64(len(ends))] + int64(n>>32%5) - 2
	case 2:
		return 1<<(n>>4&63) + int64(n>>32%3) - 1
	case 3:
		return int64(n) >> (n >> 4 & 63)
	default:
		return int64(n >> 32 % (items + 2))
	}
}
