package jitcode

import "unsafe"

// ElementOf gives where a map has the value of a key, nil if it has none: what Go's
// compiler calls for m[k], before it copies the value. Nothing may be stored there, and
// nothing be loaded from there once something was stored in the map.
func ElementOf[K comparable, V any](m map[K]V, key K) unsafe.Pointer {
	p, ok := access(m, key)
	if !ok {
		return nil
	}
	return p
}

// ElementOrZero is ElementOf, but gives where a zero is if the map has no value.
func ElementOrZero[K comparable, V any](m map[K]V, key K) unsafe.Pointer {
	p, ok := access(m, key)
	if !ok && SizeOf[V]() > maxZero {
		return unsafe.Pointer(new(V))
	}
	return p
}

const (
	maxZero = 1024 // abi.ZeroValSize: as large a zero is behind a key that a map has not
	maxFast = 128  // abi.MapMaxElemBytes: larger values have no lookup by strings
)

// access looks a key up.
func access[K comparable, V any](m map[K]V, key K) (unsafe.Pointer, bool) {
	var x any = m
	w, at := words(&x), unsafe.Pointer(&key)
	if SizeOf[V]() <= maxFast {
		if s, ok := any(&key).(*string); ok {
			return mapaccess2Faststr(w[0], w[1], *s)
		}
	}
	return mapaccess2(w[0], w[1], at)
}

// Go's own lookups, which give the place and whether the key is there. Others call them
// as well, and so they stay as they are: see go.dev/issue/67401.

//go:noescape
//go:linkname mapaccess2 runtime.mapaccess2
func mapaccess2(typ, m, key unsafe.Pointer) (unsafe.Pointer, bool)

//go:noescape
//go:linkname mapaccess2Faststr runtime.mapaccess2_faststr
func mapaccess2Faststr(typ, m unsafe.Pointer, key string) (unsafe.Pointer, bool)
