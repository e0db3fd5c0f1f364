package jitcode

import "unsafe"

// maxFast is abi.MapMaxElemBytes: larger values have no lookup by strings.
const maxFast = 128

// ElementOf gives where a map has the value of a key, nil if it has none: what Go's
// compiler calls for m[k], before it copies the value. Nothing may be stored there, and
// nothing be loaded from there once something was stored in the map.
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

// Go's own lookups, which give the place and whether the key is there. Others call them
// as well, and so they stay as they are: see go.dev/issue/67401.

//go:noescape
//go:linkname mapaccess2 runtime.mapaccess2
func mapaccess2(typ, m, key unsafe.Pointer) (unsafe.Pointer, bool)

//go:noescape
//go:linkname mapaccess2Faststr runtime.mapaccess2_faststr
func mapaccess2Faststr(typ, m unsafe.Pointer, key string) (unsafe.Pointer, bool)
