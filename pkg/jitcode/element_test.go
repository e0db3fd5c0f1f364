package jitcode_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"
	"unsafe"

	"mergepoint/pkg/jitcode"
)

// TestElementOf holds the places of values against what the map itself gives.
func TestElementOf(t *testing.T) {
	type name string
	type wide [200]byte
	type huge [300]int
	agrees(t, map[string]int{"a": 1, "": 2}, "a", "", "b")
	agrees(t, map[string]wide{"a": {7: 1}}, "a", "b")
	agrees(t, map[name]huge{"a": {299: 1}}, "a", "b")
	agrees(t, map[float64]string{0: "zero", math.NaN(): "none"}, 0, math.Copysign(0, -1), math.NaN())
	agrees(t, map[wide]struct{}{{1: 1}: {}}, wide{1: 1}, wide{})
	agrees[int, int](t, nil, 1)
	many := map[int32]any{}
	for n := range int32(1000) {
		many[n] = n
		agrees(t, many, 0, n, n+1)
	}
}

func agrees[K, V comparable](t *testing.T, m map[K]V, keys ...K) {
	t.Helper()
	for _, k := range keys {
		want, ok := m[k]
		switch p := (*V)(jitcode.ElementOf(m, k)); {
		case (p != nil) != ok:
			t.Errorf("%v: a place %v, and it is there %v", k, p, ok)
		case ok && *p != want:
			t.Errorf("%v: %v, want %v", k, *p, want)
		}
	}
}

// TestPlaceOf: a key that is an interface has its place, if Go would not have to say
// something about it.
func TestPlaceOf(t *testing.T) {
	type name string
	m := map[any]int{1: 10, "a": 11, name("a"): 12, true: 13, &unsure: 14, 0.5: 15, [1]int{}: 16, nil: 17}
	for key, want := range m {
		p := (*int)(jitcode.PlaceOf(m, key))
		switch key.(type) {
		case float64, [1]int, nil:
			if unsafe.Pointer(p) != jitcode.Unsure() {
				t.Errorf("%v: %p", key, p)
			}
		default:
			if p == nil || *p != want {
				t.Errorf("%v: %p, want the place of %d", key, p, want)
			}
		}
	}
	for _, key := range []any{2, "b", int8(1), &m} {
		if p := jitcode.PlaceOf(m, key); p != nil {
			t.Errorf("%v: %p", key, p)
		}
	}
	for _, key := range []any{[]int{}, func() {}, struct{ x any }{m}, math.Copysign(0, -1)} {
		if p := jitcode.PlaceOf(m, key); p != jitcode.Unsure() {
			t.Errorf("%v: %p", key, p)
		}
	}
	if p := (*int)(jitcode.PlaceOf(map[fmt.Stringer]int{reflect.Int: 3}, fmt.Stringer(reflect.Int))); p == nil || *p != 3 {
		t.Error(p)
	}
}

var unsure int
