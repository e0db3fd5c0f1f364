//go:build !js

package amd64

import (
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
)

func TestSuite(t *testing.T) {
	backendtest.Run(t, func() backend.Backend {
		b, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		return b
	})
}

// marking is a flag that says that the collector marks.
var marking = new(int64(1))

// TestSuiteMarking runs the suite as if the collector were always marking, so
// that Go stores all pointers.
func TestSuiteMarking(t *testing.T) {
	backendtest.Run(t, func() backend.Backend {
		b := newBackend(t, Options{})
		b.c.barrier = uintptr(unsafe.Pointer(marking))
		return b
	})
}

func BenchmarkSuite(b *testing.B) {
	backendtest.Bench(b, func() backend.Backend {
		m, err := New(Options{})
		if err != nil {
			b.Fatal(err)
		}
		return m
	})
}
