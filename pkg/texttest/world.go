package texttest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/tracetext"
)

// An Object is what refs in a [World] point to: struct, array and string in one.
// Each class of memory has a place of its own in it, so that what the optimiser
// takes for different memory is; and descrs of one class meet there, since what
// they reach may be one place: all fields of a class are one field, which is item
// 0 of each array of the class.
//
//	Row      the bytes that strgetitem reads, or the array [World.AtZero]
//	Ints     int fields, 8 bytes each whatever their width
//	Refs     ref fields
//	IntRows  a row of Items for each class of arrays of ints, narrow ones at its start
//	RefRows  a row of Items for each class of arrays of refs
type Object struct {
	Row     [Items * MaxStride / 8]int64
	Ints    [32]int64
	Refs    [16]unsafe.Pointer
	IntRows [8][Items * MaxStride / 8]int64
	RefRows [4][Items * MaxStride / 8]unsafe.Pointer
}

// Items is the length of each array in an Object; MaxStride is in bytes.
const (
	Items     = 8
	MaxStride = 40
)

// A World is a heap and a set of functions for traces that are parsed with its
// Env: fields and arrays get places in Objects, calls get stubs that do what
// their descr says and note that they were called.
type World struct {
	Env *tracetext.Env
	// Stubs are the functions that are special; others get a stub that logs
	// itself, adds 1 to whatever it may write, gives a mix of whatever it may
	// read, and, if it may raise, panics on one mix in eight.
	Stubs   map[string]descr.Stub
	Objects []*Object
	// AtZero names an array of ints that lies at offset 0, as a Go slice of ints
	// does. Strings lie there too: it is for tests to which they do not matter.
	AtZero string
	// Stride has the strides in bytes of arrays that are not packed, by name.
	Stride map[string]uintptr
	Log    []string // calls since Reset

	made   int                // of the objects: since Reset, by traces
	seen   []*Object          // of those, as they were met by names and calls
	places [4]int             // taken so far, by layout
	shared map[string]uintptr // where the classes lie that descrs share

	boxes    map[string]*Object // by what is in them
	boxNames map[unsafe.Pointer]string
}

// NewWorld makes a world with n objects.
func NewWorld(n int) *World {
	w := &World{Env: tracetext.NewEnv(), Stubs: map[string]descr.Stub{}, shared: map[string]uintptr{}, boxes: map[string]*Object{}, boxNames: map[unsafe.Pointer]string{}}
	w.Env.Bind = w.bind
	w.Env.Pointer = func(string) unsafe.Pointer { return unsafe.Pointer(w.add()) }
	for range n {
		w.add()
	}
	return w
}

// make is what a type makes: an object, gone with the next Reset.
func (w *World) make([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.made++
	return 0, unsafe.Pointer(w.add())
}

// given are the objects that no trace has made.
func (w *World) given() []*Object { return w.Objects[:len(w.Objects)-w.made] }

// number tells objects apart: those that traces have made as they are met, since nobody
// can say how many there are that nobody sees. It is -1 for what is no object.
func (w *World) number(p unsafe.Pointer) int {
	if n := slices.Index(w.given(), (*Object)(p)); n >= 0 {
		return n
	}
	if !slices.Contains(w.Objects, (*Object)(p)) {
		return -1
	}
	n := slices.Index(w.seen, (*Object)(p))
	if n < 0 {
		n = len(w.seen)
		w.seen = append(w.seen, (*Object)(p))
	}
	return len(w.given()) + n
}

func (w *World) add() *Object {
	w.Objects = append(w.Objects, new(Object))
	return w.Objects[len(w.Objects)-1]
}

// bind gives a descr its place or stub.
func (w *World) bind(d descr.Descr) {
	switch d := d.(type) {
	case *descr.Memory:
		w.bindMemory(d)
	case *descr.Call:
		d.Stub = w.stub(d)
	case *descr.Type:
		d.Stub = w.make
	}
}

func (w *World) bindMemory(d *descr.Memory) {
	if !d.Item && d.Class == d.Name {
		d.Offset = w.field(d.Kind)
		return
	}
	if d.Offset = w.row(d.Class, d.Kind); !d.Item {
		return
	}
	if d.Stride = uintptr(d.Size); w.Stride[d.Name] > 0 {
		d.Stride = w.Stride[d.Name]
	}
}

// field gives the place of a field that has its class for itself.
func (w *World) field(k descr.Kind) uintptr {
	var o Object
	if k == descr.Ref {
		return unsafe.Offsetof(o.Refs) + 8*w.place(1, len(o.Refs))
	}
	return unsafe.Offsetof(o.Ints) + 8*w.place(0, len(o.Ints))
}

// row gives the place of a class: of its arrays, and of fields that share it.
func (w *World) row(class string, k descr.Kind) uintptr {
	at, ok := w.shared[class]
	if !ok && class != w.AtZero {
		at = w.newRow(k)
	}
	w.shared[class] = at
	return at
}

func (w *World) newRow(k descr.Kind) uintptr {
	var o Object
	if k == descr.Ref {
		return unsafe.Offsetof(o.RefRows) + unsafe.Sizeof(o.RefRows[0])*w.place(3, len(o.RefRows))
	}
	return unsafe.Offsetof(o.IntRows) + unsafe.Sizeof(o.IntRows[0])*w.place(2, len(o.IntRows))
}

func (w *World) place(layout, limit int) uintptr {
	n := w.places[layout]
	w.places[layout]++
	if n >= limit {
		panic("texttest: world: too many descrs for one Object")
	}
	return uintptr(n)
}

// Reset fills the heap from r: mostly small numbers, digits, refs to any object
// or nil. The objects stay the same.
func (w *World) Reset(r *rand.Rand) {
	w.Log = nil
	w.Objects, w.made, w.seen = w.given(), 0, nil
	for _, o := range w.Objects {
		w.fillRow(o, r)
		for i := range w.places[0] {
			o.Ints[i] = RandomInt(r)
		}
		for i := range w.places[2] {
			for j := range o.IntRows[i] {
				o.IntRows[i][j] = RandomInt(r)
			}
		}
		for i := range w.places[1] {
			o.Refs[i] = w.RandomRef(r)
		}
		for i := range w.places[3] {
			for j := range o.RefRows[i] {
				o.RefRows[i][j] = w.RandomRef(r)
			}
		}
	}
}

// fillRow makes the start of an object a string of digits, or an array.
func (w *World) fillRow(o *Object, r *rand.Rand) {
	for i := range o.Row {
		if w.AtZero != "" {
			o.Row[i] = RandomInt(r)
			continue
		}
		o.Row[i] = 0
		for range 8 {
			o.Row[i] = o.Row[i]<<8 | int64('0'+r.IntN(10))
		}
	}
}

// RandomInt gives a number that is likely to matter: mostly a valid index.
func RandomInt(r *rand.Rand) int64 {
	switch r.IntN(8) {
	case 0:
		return r.Int64() - r.Int64()
	case 1:
		return []int64{-1, 127, 128, 255, 256, -128, 1 << 31, -1 << 63, 1<<63 - 1}[r.IntN(9)]
	case 2:
		return ops.FloatBits([]float64{0.5, -1, 3, 1 << 53, -1 << 63, 1e300, 1e-310, math.Inf(1), math.NaN()}[r.IntN(9)])
	}
	return r.Int64N(Items)
}

// RandomRef gives an object, or nil one time in six.
func (w *World) RandomRef(r *rand.Rand) unsafe.Pointer {
	if r.IntN(6) == 0 {
		return nil
	}
	return unsafe.Pointer(w.Objects[r.IntN(len(w.Objects))])
}

// Name prints a ref: nil, or obj and its index, or what is in a box.
func (w *World) Name(p unsafe.Pointer) string {
	if p == nil {
		return "nil"
	}
	if name, ok := w.boxNames[p]; ok {
		return name
	}
	return fmt.Sprint("obj", w.number(p))
}

// Dump prints all memory that some descr can reach, a line per object, and the
// calls made: equal if and only if the worlds are. Of the objects that traces have made
// it prints those that have been met.
func (w *World) Dump() string {
	var b strings.Builder
	for n := 0; n < len(w.given())+len(w.seen); n++ {
		o := w.numbered(n)
		fmt.Fprintf(&b, "obj%d:", n)
		for _, d := range w.Env.Descrs() {
			w.each(o, d, func(i int64, m descr.Mem, a unsafe.Pointer) {
				b.WriteString(" " + d.DescrName())
				if i >= 0 {
					b.WriteString("[" + strconv.FormatInt(i, 10) + "]")
				}
				b.WriteString("=" + w.value(m, a))
			})
		}
		b.WriteString("\n")
	}
	return b.String() + strings.Join(w.Log, "\n")
}

func (w *World) numbered(n int) *Object {
	if given := w.given(); n >= len(given) {
		return w.seen[n-len(given)]
	}
	return w.Objects[n]
}

func (w *World) value(m descr.Mem, a unsafe.Pointer) string {
	if m.Kind == descr.Ref {
		return w.Name(ops.LoadRef(a))
	}
	return strconv.FormatInt(ops.LoadInt(m, a), 10)
}

// each visits the values of an object that a descr reaches, items with their
// index, a field with -1.
func (w *World) each(o *Object, d descr.Descr, f func(i int64, m descr.Mem, a unsafe.Pointer)) {
	m, ok := d.(*descr.Memory)
	switch {
	case !ok:
	case m.Item:
		for i := range int64(Items) {
			f(i, m.Mem, ops.Address(m, unsafe.Pointer(o), i))
		}
	default:
		f(-1, m.Mem, ops.Address(m, unsafe.Pointer(o), 0))
	}
}
