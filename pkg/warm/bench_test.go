package warm_test

import (
	"context"
	"strings"
	"testing"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

// long is a loop with a long body.
var long = program(`=11 =0b ` + strings.Repeat("+20 -31 +42 ", 22) + ` -01 j02`)

// BenchmarkMaking measures what one recorded op costs until it can be run:
// recording (which also runs the guest), optimising, building for the runner.
func BenchmarkMaking(b *testing.B) {
	for _, guest := range []struct{ name, code string }{{"short", count}, {"long", long}} {
		b.Run(guest.name, func(b *testing.B) {
			var sum warm.Stats
			for b.Loop() {
				e := newBenchEngine(b, "threshold=10")
				runGuest(e, guest.code, 9)
				st := e.Stats()
				sum.Recorded += st.Recorded
				sum.Tracing += st.Tracing
				sum.Optimising += st.Optimising
				sum.Backend += st.Backend
				e.Close()
			}
			per := func(ns int64, unit string) { b.ReportMetric(float64(ns)/float64(sum.Recorded), unit) }
			per(sum.Tracing.Nanoseconds(), "ns/op-recorded")
			per(sum.Optimising.Nanoseconds(), "ns/op-optimised")
			per(sum.Backend.Nanoseconds(), "ns/op-built")
		})
	}
}

func newBenchEngine(b *testing.B, params string) *warm.Engine {
	p := jit.DefaultParams()
	if err := p.Set(params); err != nil {
		b.Fatal(err)
	}
	e, err := warm.New(calcDriver, p, warm.WithBackend(runner.New()))
	if err != nil {
		b.Fatal(err)
	}
	return e
}

// BenchmarkGuardExit measures leaving compiled code by a guard, the blackhole,
// and entering again: the inner loop of two rounds leaves each time.
func BenchmarkGuardExit(b *testing.B) {
	e := newBenchEngine(b, "threshold=2,trace_eagerness=0")
	defer e.Close()
	m := newMachine(9)
	const rounds = 50 * 50
	code := program(`=11 =4b =0b =32 -31 j34 -01 j03 -41 j42`)
	for b.Loop() {
		if err := e.Run(context.Background(), code, m); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rounds, "ns/exit")
}

// BenchmarkNothingHot compares the portal that only counts with the plain loop.
func BenchmarkNothingHot(b *testing.B) {
	for _, params := range []string{"off", "threshold=0"} {
		b.Run(params, func(b *testing.B) {
			e := newBenchEngine(b, params)
			defer e.Close()
			m := newMachine(9)
			for b.Loop() {
				if err := e.Run(context.Background(), nested, m); err != nil {
					b.Fatal(err)
				}
				m.out = m.out[:0]
			}
		})
	}
}
