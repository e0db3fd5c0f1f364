package jitcode

import (
	"reflect"
	"unsafe"
)

// Word is the size of a pointer, a length, a capacity: the steps between the
// words of strings, slices and interfaces.
const Word = unsafe.Sizeof(uintptr(0))

// SizeOf gives the size of a type, for strides in generated files.
func SizeOf[T any]() uintptr { return unsafe.Sizeof(*new(T)) }

// FieldOffset gives where a struct's field lies, for fields that no name leads to
// from the interpreter's package.
func FieldOffset[T any](field int) uintptr { return reflect.TypeFor[T]().Field(field).Offset }

// New makes an object: the stub of a type for new.
func New[T any]([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) { return 0, unsafe.Pointer(new(T)) }

// NewArray makes an array: the stub of a type for new_array.
func NewArray[T any](ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
	return 0, unsafe.Pointer(unsafe.SliceData(make([]T, ints[0])))
}
