package jitcode

import (
	"reflect"
	"unsafe"
)

// maxFast is abi.MapMaxElemBytes: larger values have no lookup by strings.
const maxFast = 128

// ElementOf gives where a map has the value of a key, nil if it has none: what Go's
// compiler calls for m[k], before it copies the value. It is there until a key is added
// to the map or taken from it.
func ElementOf[K comparable, V any](m map[K]V, key K) unsafe.Pointer {
	var x any = m
	w := words(&x)
	p, ok := unsafe.Pointer(nil), false
	if s, isString := any(&key).(*string); isString && SizeOf[V]() <= maxFast {
		p, ok = mapaccess2Faststr(w[0], w[1], *s)
	} else {
		p, ok = mapaccess2(w[0], w[1], unsafe.Pointer(&key))
	}
	if !ok { // p is where a zero is, one for all types
		return nil
	}
	return p
}

// PlaceOf is ElementOf for keys that are interfaces. It gives [Unsure] for what is of a
// kind of which a key may have no hash, or be 0 and have to become -0.
func PlaceOf[K comparable, V any](m map[K]V, key K) unsafe.Pointer {
	t := reflect.TypeOf(key)
	if t == nil {
		return Unsure()
	}
	switch k := t.Kind(); {
	case reflect.Bool <= k && k <= reflect.Uintptr, k == reflect.String, k == reflect.Pointer, k == reflect.Chan, k == reflect.UnsafePointer:
		return ElementOf(m, key)
	}
	return Unsure()
}

// Unsure is given in the place of a place.
func Unsure() unsafe.Pointer { return unsafe.Pointer(&unsure) }

var unsure [1]byte

// Go's own lookups, which give the place and whether the key is there. Others call them
// as well, and so they stay as they are: see go.dev/issue/67401.

//go:noescape
//go:linkname mapaccess2 runtime.mapaccess2
func mapaccess2(typ, m, key unsafe.Pointer) (unsafe.Pointer, bool)

//go:noescape
//go:linkname mapaccess2Faststr runtime.mapaccess2_faststr
func mapaccess2Faststr(typ, m unsafe.Pointer, key string) (unsafe.Pointer, bool)
