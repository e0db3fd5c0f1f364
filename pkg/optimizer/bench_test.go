package optimizer_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// BenchmarkOptimise gives the time per recorded op of a whole loop: entry
// bridge, loop proper and short preamble.
func BenchmarkOptimise(b *testing.B) {
	for _, name := range []string{"add-26", "add-15", "spread", "scan"} {
		b.Run(name, func(b *testing.B) {
			a, err := txtar.ParseFile("testdata/listing/" + name + ".txtar")
			if err != nil {
				b.Fatal(err)
			}
			rec := recorded(b, a)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := optimizer.OptimizeLoop(rec, &trace.Target{}, optimizer.Options{Passes: optimizer.All}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rec.Ops)), "ns/op-recorded")
		})
	}
}

// recorded parses the recorded trace of a case.
func recorded(b *testing.B, a *txtar.Archive) *trace.Trace {
	env := trace.NewEnv()
	var rec *trace.Trace
	for _, f := range a.Files {
		var err error
		switch f.Name {
		case "descrs":
			err = env.Declare(string(f.Data))
		case "in":
			rec, err = trace.Parse(strings.TrimSpace(string(f.Data)), env)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	return rec
}
