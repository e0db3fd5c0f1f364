package warm_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/trace"
	"mergepoint/testdata/searches"
)

// aborts counts recordings that were given up, by reason.
type aborts map[string]int

func (a aborts) Event(e trace.Event) {
	if e, ok := e.(trace.EventAborted); ok {
		a[e.Reason.String()]++
	}
}

// TestLoopsInCallees: what becomes of functions whose loops turn out to be long.
func TestLoopsInCallees(t *testing.T) {
	for _, tt := range []struct {
		code           string
		rounds         int
		loops, bridges int
		want           aborts
	}{
		{"c@", 20_000, 1, 0, aborts{}},               // the same few rounds each time
		{"f@", 20_000, 1, 22, aborts{}},              // up to twelve
		{"F@", 20_000, 2, 65, aborts{}},              // up to forty: left in too many ways
		{"h@", 20_000, 1, 0, aborts{"long loop": 2}}, // 64
		{"s@", 20_000, 2, 0, aborts{}},               // seldom many: the blackhole sees it
		{"ffffff@", 80_000, 2, 65, aborts{}},         // short ones, one behind the other
	} {
		want := searches.Run(tt.code, searches.New(tt.rounds))
		got := aborts{}
		e := engineOf(t, searches.Driver, runner.New(), got, "threshold=10,trace_eagerness=20")
		if err := e.Run(context.Background(), tt.code, searches.New(tt.rounds)); err != nil {
			t.Fatal(err)
		}
		if acc := e.Results()[0]; acc != want {
			t.Errorf("%s: %v, want %d", tt.code, acc, want)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.code, diff)
		}
		s := e.Stats()
		if diff := cmp.Diff([]int{tt.loops, tt.bridges}, []int{s.Loops, s.Bridges}); diff != "" {
			t.Errorf("%s: loops and bridges: %s", tt.code, diff)
		}
		if s.Entered > 6_000 {
			t.Errorf("%s: entered %d times in %d rounds", tt.code, s.Entered, tt.rounds)
		}
	}
}
