package randtrace

import (
	"unsafe"

	"mergepoint/pkg/descr"
)

// none is a call's effects when it has none.
var none = descr.Effects{}

// calls makes the descrs of the functions that traces call.
func (w *world) functions() []*descr.Call {
	i, p := descr.Int, descr.Ref
	return []*descr.Call{
		{Name: "note", Args: []descr.Kind{i}, Effects: none, Stub: w.note},
		{Name: "next", Args: []descr.Kind{p}, Result: descr.RefMem, Effects: descr.Effects{Reads: []string{"Obj.next"}}, Stub: w.next},
		{Name: "sum", Args: []descr.Kind{p}, Result: descr.Int64, Effects: descr.Effects{Reads: []string{"Obj.a", "Obj.u"}}, Stub: w.sum},
		{Name: "bump", Args: []descr.Kind{p, i}, Effects: descr.Effects{Reads: []string{"Obj.a"}, Writes: []string{"Obj.a", "[]int"}}, Stub: w.bump},
		{Name: "narrow", Args: []descr.Kind{i}, Result: descr.Uint8, Effects: none, Stub: w.narrow},
		{Name: "check", Args: []descr.Kind{i}, Result: descr.Int64, MayRaise: true, Effects: none, Stub: w.check},
		{Name: "shake", Args: []descr.Kind{i}, Result: descr.Int64, MayRaise: true, Effects: descr.Effects{ReadsAll: true, WritesAll: true}, Stub: w.shake},
		{Name: "mix", Args: []descr.Kind{i, i}, Result: descr.Int64, Pure: true, Stub: mix},
		{Name: "root", Args: []descr.Kind{i}, Result: descr.Int64, Pure: true, MayRaise: true, Stub: root},
	}
}

func (w *world) write(v int64) {
	w.log[w.calls%len(w.log)] += v * int64(w.calls+1)
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
	return 0, unsafe.Pointer((*object)(refs[0]).next)
}

func (w *world) sum(_ []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(2)
	v := int64(0)
	for i := range w.objs {
		v += w.objs[i].a + int64(w.objs[i].u)
	}
	return v, nil
}

func (w *world) bump(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
	w.write(3)
	if refs[0] != nil {
		(*object)(refs[0]).a++
	}
	w.ints[0][ints[0]&(items-1)] += w.objs[0].a
	return 0, nil
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
	for i := range w.objs {
		o := &w.objs[i]
		o.a, o.b, o.n, o.u, o.w = o.b, o.a+1, o.n+1, o.u+1, o.w+1
		o.next, o.other = o.other, o.next
	}
	w.ints[0], w.ints[1] = w.ints[1], w.ints[0]
	w.bytes[0][1]++
	if ints[0]%7 == 6 {
		panic(ints[0])
	}
	return w.objs[0].a, nil
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
