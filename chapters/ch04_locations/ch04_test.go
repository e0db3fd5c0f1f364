package ch04

import (
	"context"
	"os"
	"strings"
	"testing"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

// traced runs test.b and gives what the engine told.
func traced(t *testing.T, params string) *collect.Events {
	t.Helper()
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Parse("test.b", src)
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	var out strings.Builder
	err = Run(context.Background(), p, strings.NewReader(""), &out, stage.Options{JIT: params, Sink: events, Verify: true})
	if want := strings.Repeat("A", 16) + "\n"; err != nil || out.String() != want {
		t.Errorf("printed %q, %v, want %q", out.String(), err, want)
	}
	return events
}

// The two inner loops of test.b are recorded in 60 ops each; 26 of them are left in
// the loop, 41 in its entry bridge.
func TestOpCounts(t *testing.T) {
	events := traced(t, "")
	for _, tt := range []struct {
		what string
		got  []*trace.Trace
		want int
	}{
		{"recorded", events.AsRecorded(), 60},
		{"in the loop", events.Traces(trace.Loop), 26},
		{"in the entry bridge", events.Traces(trace.EntryBridge), 41},
		{"in a bridge", events.Traces(trace.Bridge), 0},
	} {
		if want := min(tt.want, 1) * 2; len(tt.got) != want {
			t.Errorf("%s: %d traces, want %d", tt.what, len(tt.got), want)
		}
		for _, tr := range tt.got {
			if len(tr.Ops) != tt.want {
				t.Errorf("%s: %d ops, want %d\n%v", tt.what, len(tr.Ops), tt.want, tr)
			}
		}
	}
}

func TestLocation(t *testing.T) {
	if got, want := location(2, "+[>-]", nil), "+[_>_-]"; got != want {
		t.Errorf("location says %s, want %s", got, want)
	}
	loop := traced(t, "").Traces(trace.Loop)[0]
	if got := loop.Ops[0].Mark.Location(); !strings.HasSuffix(got, "+<[>[_>_+<-]>.[<+>-]<<-]++++++++++.") {
		t.Errorf("the loop begins at %s", got)
	}
}
