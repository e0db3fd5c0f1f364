package amd64

import (
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/internal/randtrace"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
)

// FuzzRandomTraces compares random programs with the suite's judge.
func FuzzRandomTraces(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(compareRandom)
}

// TestOptimisedTraces lets the optimiser's judge run what it has optimised in
// machine code.
func TestOptimisedTraces(t *testing.T) {
	n := uint64(3000)
	if testing.Short() {
		n = 300
	}
	j := randtrace.New()
	j.Backend = func() backend.Backend { return newBackend(t, Options{}) }
	for seed := range n {
		if err := j.Check(seed); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d traces, %d runs, %d with a bridge", j.Traces, j.Runs, j.Bridges)
}

func compareRandom(t *testing.T, seed uint64) {
	p := backendtest.Random(rand.New(rand.NewPCG(seed, 77)))
	l, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	judge, b := backendtest.NewDirect(), newBackend(t, Options{})
	defer b.Close()
	right, err := l.Compile(judge)
	if err != nil {
		t.Fatal(err)
	}
	code, err := l.Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	for heap := range uint64(4) {
		ints, refs := l.Inputs(rand.New(rand.NewPCG(heap, seed)))
		want, got := l.Outcome(judge, right, heap, ints, refs), l.Outcome(b, code, heap, ints, refs)
		if want != got && !strings.HasPrefix(want, "error: ") {
			t.Fatalf("inputs %v: want\n%s\ngot\n%s\n%s", ints, want, got, p.Text)
		}
	}
}
