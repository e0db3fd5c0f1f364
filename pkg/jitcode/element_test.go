package jitcode_test

import (
	"math"
	"testing"

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
