package jitcode

import "unsafe"

// nothing is the record of all calls that give nothing but zeros: no error, nil, false.
var nothing [32]uint64

// Record gives what a call has to give a place where it stays, for results of more
// than one word. Nobody ever writes there, so those that are all zeros share one: a
// function that has mostly nothing to say makes no objects.
func Record[T any](results T) unsafe.Pointer {
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

// copyOf is not part of Record: what lies on the heap in one branch would in all.
func copyOf[T any](results *T) *T {
	record := new(T)
	*record = *results
	return record
}
