package jitcode

import (
	"reflect"
	"unsafe"

	"mergepoint/pkg/descr"
)

// Results tells a call whose results are more than one word what it calls. The engine
// takes them as a record, or, where only its words are wanted, just those.
func Results[T any](d *descr.Call, call func(ints []int64, refs []unsafe.Pointer) T) {
	d.Stub = func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		return 0, record(call(ints, refs))
	}
	pointers, whole := pointersIn(reflect.TypeFor[T](), 0, nil), SizeOf[T]()/Word
	d.Record.Size = SizeOf[T]()
	d.Record.Spread = func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		result := call(ints, refs)
		from := unsafe.Pointer(&result)
		for n, w := range unsafe.Slice((*int64)(from), whole) { // faster than copy, which is a call
			ints[n] = w
		}
		if rest := whole * Word; rest < unsafe.Sizeof(result) { // as of two bools
			copy(unsafe.Slice((*byte)(unsafe.Pointer(&ints[whole])), Word), unsafe.Slice((*byte)(unsafe.Add(from, rest)), unsafe.Sizeof(result)-rest))
		}
		for _, n := range pointers {
			refs[n] = *(*unsafe.Pointer)(unsafe.Add(from, n*Word))
		}
		return ints[0], refs[0]
	}
}

// pointersIn finds the words of a type that are pointers, for the collector.
func pointersIn(t reflect.Type, at uintptr, list []uintptr) []uintptr {
	switch t.Kind() {
	case reflect.Pointer, reflect.UnsafePointer, reflect.Map, reflect.Chan, reflect.Func, reflect.String, reflect.Slice:
		list = append(list, at/Word)
	case reflect.Interface:
		list = append(list, at/Word, at/Word+1)
	case reflect.Struct:
		for n := range t.NumField() {
			f := t.Field(n)
			list = pointersIn(f.Type, at+f.Offset, list)
		}
	case reflect.Array:
		for n := range t.Len() {
			list = pointersIn(t.Elem(), at+uintptr(n)*t.Elem().Size(), list)
		}
	}
	return list
}

// nothing is the record of all calls that give nothing but zeros: no error, nil, false.
var nothing [32]uint64

// record gives results a place where they stay. Nobody ever writes there, so those that
// are all zeros share one: a function that has mostly nothing to say makes no objects.
func record[T any](results T) unsafe.Pointer {
	const word = unsafe.Sizeof(nothing[0])
	size := unsafe.Sizeof(results)
	if unsafe.Alignof(results) == word && size <= unsafe.Sizeof(nothing) {
		zero := true
		for _, w := range unsafe.Slice((*uint64)(unsafe.Pointer(&results)), size/word) {
			zero = zero && w == 0
		}
		if zero {
			return unsafe.Pointer(&nothing)
		}
	}
	return unsafe.Pointer(copyOf(&results))
}

// copyOf is not part of record: what lies on the heap in one branch would in all.
func copyOf[T any](results *T) *T {
	record := new(T)
	*record = *results
	return record
}
