package randtrace

import (
	"flag"
	"testing"
)

var (
	traces = flag.Int("randtraces", 20000, "how many random traces to try")
	seed   = flag.Uint64("seed", 1, "the first seed")
)

// TestRandomTraces is the judge of the optimiser; more by -randtraces.
func TestRandomTraces(t *testing.T) {
	j := New()
	for n := range uint64(*traces) {
		if err := j.Check(*seed + n); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d traces, %d runs, %d bridges, %d loops not peeled", j.Traces, j.Runs, j.Bridges, j.Unpeeled)
}

// FuzzTraces lets Go's fuzzer choose the seeds.
func FuzzTraces(f *testing.F) {
	for s := range uint64(16) {
		f.Add(s)
	}
	j := New()
	f.Fuzz(func(t *testing.T, seed uint64) {
		if err := j.Check(seed); err != nil {
			t.Error(err)
		}
	})
}
