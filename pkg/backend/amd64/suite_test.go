package amd64

import (
	"testing"

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

func BenchmarkSuite(b *testing.B) {
	backendtest.Bench(b, func() backend.Backend {
		m, err := New(Options{})
		if err != nil {
			b.Fatal(err)
		}
		return m
	})
}
