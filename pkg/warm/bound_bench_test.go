package warm_test

import (
	"context"
	"testing"

	"mergepoint/pkg/warm"
)

// BenchmarkShortRun measures what a run of a guest costs that is over at once: plain,
// bound, and bound anew each time, as an interpreter does that binds where it is
// called.
func BenchmarkShortRun(b *testing.B) {
	e := newBenchEngine(b, "threshold=1000")
	defer e.Close()
	m := newMachine(9)
	const guest = "+20"
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			calc(guest, m)
		}
	})
	b.Run("bound", func(b *testing.B) {
		b.ReportAllocs()
		run := warm.Bind(e, calc)
		for b.Loop() {
			run(guest, m)
		}
	})
	b.Run("binding", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			warm.Bind(e, calc)(guest, m)
		}
	})
	b.Run("Run", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := e.Run(context.Background(), guest, m); err != nil {
				b.Fatal(err)
			}
		}
	})
}
