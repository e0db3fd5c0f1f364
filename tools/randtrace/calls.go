package randtrace

import (
	"reflect"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A function is what traces call: its descr, and the types of its refs.
type function struct {
	d    *descr.Call
	args []reflect.Type
}

// talking reports whether a trial calls the functions listed last, too: a poll, and
// those that give records.
func talking(seed uint64) bool { return seed%16 == 7 }

const talked = 3

// functions makes the functions that traces call.
func (w *world) functions() []function {
	i, p := descr.Int, descr.Ref
	obj, wrd := reflect.TypeFor[*object](), reflect.TypeFor[*word]()
	effects := func(reads, writes []string) descr.Effects { return descr.Effects{Reads: reads, Writes: writes} }
	none := descr.Effects{}
	list := []function{
		{d: &descr.Call{Name: "note", Args: []descr.Kind{i}, Effects: none, Stub: w.note}},
		{&descr.Call{Name: "next", Args: []descr.Kind{p}, Result: descr.RefMem, Effects: effects([]string{"object.Next"}, nil), Stub: w.next}, []reflect.Type{obj}},
		{&descr.Call{Name: "sum", Args: []descr.Kind{p}, Result: descr.Int64, Effects: effects([]string{"object.A", "object.U"}, nil), Stub: w.sum}, []reflect.Type{obj}},
		{&descr.Call{Name: "bump", Args: []descr.Kind{p, i}, Effects: effects([]string{"object.A"}, []string{"[]int64", "object.A"}), Stub: w.bump}, []reflect.Type{obj}},
		{&descr.Call{Name: "poke", Args: []descr.Kind{p, i}, Result: descr.Int64, Effects: effects([]string{"word.N"}, []string{"slot.N", "word.N"}), Stub: w.poke}, []reflect.Type{wrd}},
		{&descr.Call{Name: "fresh", Args: []descr.Kind{p, i}, Result: descr.RefMem, Effects: none, Stub: w.allocate}, []reflect.Type{obj}},
		{&descr.Call{Name: "many", Args: []descr.Kind{i, p, i, i, p, i, i, p, i, p, i, i, p, i}, Result: descr.Int64, Effects: none, Stub: w.many}, []reflect.Type{obj, wrd, obj, obj, obj}},
		{d: &descr.Call{Name: "narrow", Args: []descr.Kind{i}, Result: descr.Uint8, Effects: none, Stub: w.narrow}},
		{d: &descr.Call{Name: "check", Args: []descr.Kind{i}, Result: descr.Int64, MayRaise: true, Effects: none, Stub: w.check}},
		{d: &descr.Call{Name: "shake", Args: []descr.Kind{i}, Result: descr.Int64, MayRaise: true, Effects: descr.Effects{ReadsAll: true, WritesAll: true}, Stub: w.shake}},
		{d: &descr.Call{Name: "mix", Args: []descr.Kind{i, i}, Result: descr.Int64, Pure: true, Stub: mix}},
		{d: &descr.Call{Name: "root", Args: []descr.Kind{i}, Result: descr.Int64, Pure: true, MayRaise: true, Stub: root}},
		{&descr.Call{Name: "asked", Args: []descr.Kind{p}, Result: descr.Int64, Poll: true, Stub: w.asked}, []reflect.Type{obj}},
		{&descr.Call{Name: "pair", Args: []descr.Kind{p, i}, Result: descr.RefMem, Effects: none}, []reflect.Type{obj}},
		{&descr.Call{Name: "fits", Args: []descr.Kind{i, p}, Result: descr.RefMem, MayRaise: true, Effects: none}, []reflect.Type{obj}},
	}
	jitcode.Results(list[len(list)-2].d, w.pair)
	jitcode.Results(list[len(list)-1].d, w.fits)
	return list
}

// A pair is a record: what calls give that have several words to give.
type pair struct {
	N int64
	P *object
	I int16
	U uint8
}

// pairWords are its words, as traces load them.
var pairWords = []*descr.Memory{
	{Name: "pair.N", Mem: descr.Int64, Offset: unsafe.Offsetof(pair{}.N), Class: "pair.N", Immutable: true},
	{Name: "pair.P", Mem: descr.RefMem, Offset: unsafe.Offsetof(pair{}.P), Class: "pair.P", Immutable: true},
	{Name: "pair.I", Mem: descr.Int16, Offset: unsafe.Offsetof(pair{}.I), Class: "pair.I", Immutable: true},
	{Name: "pair.U", Mem: descr.Uint8, Offset: unsafe.Offsetof(pair{}.U), Class: "pair.U", Immutable: true},
}

func (w *world) pair(ints []int64, refs []unsafe.Pointer) pair {
	w.write(8)
	return pair{ints[0] + 1, (*object)(refs[0]), int16(ints[0]), uint8(ints[0] >> 3)}
}

func (w *world) fits(ints []int64, refs []unsafe.Pointer) pair {
	w.write(9)
	if ints[0]%9 == 8 {
		panic(ints[0])
	}
	return pair{-ints[0], (*object)(refs[0]), int16(ints[0] >> 2), uint8(ints[0])}
}

// kinds makes the function that says of which type a pointer is.
func (w *world) kinds() *descr.Call {
	return &descr.Call{Name: "kind", Args: []descr.Kind{descr.Ref}, Result: descr.Int64, Stub: w.kind}
}

// write logs something, by a sum in which the order counts.
func (w *world) write(v int64) {
	w.log = (w.log ^ uint64(v)) * 0x9e3779b97f4a7c15
	w.log ^= w.log >> 29
	w.calls++
}

func (w *world) note(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(ints[0])
	return 0, nil
}

func (w *world) next(_ []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(1)
	if refs[0] == nil {
		return 0, nil
	}
	return 0, unsafe.Pointer((*object)(refs[0]).Next)
}

func (w *world) sum(_ []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(2)
	v := int64(0)
	for i := range w.Objs {
		v += w.Objs[i].A + int64(w.Objs[i].U)
	}
	return v, nil
}

func (w *world) bump(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(3)
	if refs[0] != nil {
		(*object)(refs[0]).A++
	}
	w.Ints[0][ints[0]&(items-1)] += w.Objs[0].A
	return 0, nil
}

func (w *world) poke(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(7)
	if refs[0] != nil {
		(*word)(refs[0]).N ^= ints[0]
	}
	w.Slots[ints[0]&(items-1)].N--
	return w.Words[0].N, nil
}

// allocate gives an object that nobody has seen; nil if there are no more.
func (w *world) allocate(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	if w.given++; w.given > 3 {
		return 0, nil
	}
	o := w.object()
	o.A, o.U, o.Next = ints[0], uint8(ints[0]), (*object)(refs[0])
	return 0, unsafe.Pointer(o)
}

// more is for those of which there are too many; nobody compares what is in them.
var more struct {
	objects [1 << 10]object
	rows    [1 << 10][2 * items]int64
}

// object makes an object.
func (w *world) object() *object {
	w.fresh++
	if w.fresh <= len(w.Fresh) {
		return &w.Fresh[w.fresh-1]
	}
	o := &more.objects[w.fresh%len(more.objects)]
	*o = object{}
	return o
}

// row makes an array.
func (w *world) row() *[2 * items]int64 {
	w.rows++
	if w.rows <= len(w.Rows) {
		return &w.Rows[w.rows-1]
	}
	r := &more.rows[w.rows%len(more.rows)]
	clear(r[:])
	return r
}

// types makes the types of new objects.
func (w *world) types() (object, row *descr.Type) {
	return &descr.Type{Name: "object", Stub: func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
			return 0, unsafe.Pointer(w.object())
		}}, &descr.Type{Name: "[]int64", Stub: func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
			return 0, unsafe.Pointer(w.row())
		}}
}

// isFresh reports whether a ref is to an object made while a trace runs.
func (w *world) isFresh(p unsafe.Pointer) bool {
	in := func(from unsafe.Pointer, size uintptr) bool { return uintptr(p)-uintptr(from) < size }
	return in(unsafe.Pointer(&w.made), unsafe.Sizeof(w.made)) || in(unsafe.Pointer(&more), unsafe.Sizeof(more))
}

func (w *world) many(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	sum := int64(0)
	for n, v := range ints {
		sum = sum*31 + v + int64(n)
	}
	for _, p := range refs {
		if w.isFresh(p) { // how many were made before, nobody can say
			p = unsafe.Pointer(&w.made)
		}
		sum = sum*31 + int64(uintptr(p)-uintptr(unsafe.Pointer(w)))
		if p == nil {
			sum += int64(uintptr(unsafe.Pointer(w)))
		}
	}
	w.write(sum)
	return sum & 31, nil
}

func (w *world) narrow(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(4)
	return int64(uint8(ints[0])), nil
}

func (w *world) check(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(5)
	if ints[0]%5 == 4 {
		panic(ints[0])
	}
	return ints[0] & 7, nil
}

// shake changes everything, and may panic after that.
func (w *world) shake(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(6)
	w.shaken++
	for i := range w.Objs {
		o := &w.Objs[i]
		o.A, o.B, o.N, o.U, o.W, o.I, o.X = o.B, o.A+1, o.N+1, o.U+1, o.W+1, o.I-1, o.X<<1
		o.Next, o.Other = o.Other, o.Next
		o.Refs, w.Refs[0][0] = nil, o.Next
	}
	w.Ints[0], w.Ints[1] = w.Ints[1], w.Ints[0]
	w.Words[1], w.Words[2] = w.Words[2], w.Words[1]
	w.Slots[0].P, w.Huges[1].E = w.Slots[1].P, w.Wides[0].Q
	w.Bytes[0][1]++
	w.Trips[0].C--
	if ints[0]%7 == 6 {
		panic(ints[0])
	}
	return w.Objs[0].A, nil
}

// asked is a poll: it is not logged, and only shake changes what it answers.
func (w *world) asked(_ []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	if refs[0] == nil {
		return w.shaken & 1, nil
	}
	return w.shaken, nil
}

func mix(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	return ints[0]*3 ^ ints[1], nil
}

func root(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	if ints[0] < 0 {
		panic("negative")
	}
	return ints[0] >> 1, nil
}
