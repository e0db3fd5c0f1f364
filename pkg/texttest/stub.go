package texttest

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// stub makes the function that a call's descr describes.
func (w *World) stub(d *descr.Call) descr.Stub {
	return func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		if s := w.Stubs[d.Name]; s != nil {
			return s(ints, refs)
		}
		if d.Boxes != nil {
			return 0, w.box(d, ints, refs)
		}
		mix := w.mix(d, ints, refs)
		if !d.Pure && !d.Poll { // how often it is asked is nobody's business
			w.Log = append(w.Log, fmt.Sprintf("%s(%v, %v)", d.Name, ints, w.names(refs)))
			w.touch(d)
		}
		if d.MayRaise && mix%8 == 0 {
			panic(fmt.Sprintf("%s raises %d", d.Name, mix))
		}
		obj := unsafe.Pointer(w.given()[mix%uint64(len(w.given()))])
		return ops.Truncate(d.Result, int64(mix%64)-8), obj
	}
}

// box gives the box with some arguments in it: there is one.
func (w *World) box(d *descr.Call, ints []int64, refs []unsafe.Pointer) unsafe.Pointer {
	name := fmt.Sprintf("%s(%v, %v)", d.Name, ints, w.names(refs))
	o := w.boxes[name]
	if o == nil {
		o = &Object{}
		w.boxes[name], w.boxNames[unsafe.Pointer(o)] = o, name
	}
	for n, m := range d.Boxes {
		var i int64
		var p unsafe.Pointer
		if d.Args[n] == descr.Int {
			i, ints = ints[0], ints[1:]
		} else {
			p, refs = refs[0], refs[1:]
		}
		if m != nil {
			ops.StoreValue(m.Mem, ops.Address(m, unsafe.Pointer(o), 0), i, p)
		}
	}
	return unsafe.Pointer(o)
}

func (w *World) names(refs []unsafe.Pointer) []string {
	list := make([]string, len(refs))
	for i, p := range refs {
		list[i] = w.Name(p)
	}
	return list
}

// mix hashes the arguments and, unless the function is pure, what it may read.
func (w *World) mix(d *descr.Call, ints []int64, refs []unsafe.Pointer) uint64 {
	h := uint64(14695981039346656037)
	add := func(v uint64) { h = (h ^ v) * 1099511628211; h ^= h >> 29 }
	for _, v := range ints {
		add(uint64(v))
	}
	for _, p := range refs {
		add(uint64(w.number(p)))
	}
	w.memory(d.Effects.MayRead, func(m descr.Mem, a unsafe.Pointer) {
		if m.Kind == descr.Ref {
			add(uint64(w.number(ops.LoadRef(a))))
		} else {
			add(uint64(ops.LoadInt(m, a)))
		}
	})
	return h
}

// touch changes all that the function may write.
func (w *World) touch(d *descr.Call) {
	w.memory(d.Effects.MayWrite, func(m descr.Mem, a unsafe.Pointer) {
		if m.Kind == descr.Int {
			ops.StoreInt(m, a, ops.LoadInt(m, a)+1)
			return
		}
		n := w.number(ops.LoadRef(a)) + 1
		ops.StoreRef(a, unsafe.Pointer(w.given()[n%len(w.given())]))
	})
}

// memory visits all values whose class is chosen, objects in order.
func (w *World) memory(chosen func(class string) bool, f func(m descr.Mem, a unsafe.Pointer)) {
	for _, d := range w.Env.Descrs() {
		if m, ok := d.(*descr.Memory); !ok || !chosen(m.Class) {
			continue
		}
		for n := 0; n < len(w.given())+len(w.seen); n++ {
			w.each(w.numbered(n), d, func(_ int64, m descr.Mem, a unsafe.Pointer) { f(m, a) })
		}
	}
}
