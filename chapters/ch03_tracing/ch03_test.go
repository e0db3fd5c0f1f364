package ch03

import (
	"context"
	"fmt"
	"io"
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

// Without printable locations a log cannot say where the guest is.
func TestNoLocation(t *testing.T) {
	for _, op := range traced(t, "").Traces(trace.Loop)[0].Ops {
		if op.Mark != nil && op.Mark.Location() != "(no location)" {
			t.Errorf("a merge point says %s", op.Mark.Location())
		}
	}
}

// A bracket that is not in the map is a mistake of the interpreter's. It panics with
// the same value wherever it is found: in plain Go, while recording, in a trace.
func TestMissingKey(t *testing.T) {
	const program = "+++++++++>+++++<[>[->]<<-]" // in round 6 the inner loop is skipped
	brackets := NewDict()
	brackets.Set(16, 25)
	brackets.Set(25, 16)
	tape := func() *Tape { return NewTape(strings.NewReader(""), io.Discard, stage.EOFZero) }
	want := panics(func() { mainloop(program, brackets, tape()) })
	if want != "Dict: no key 18" {
		t.Fatalf("the plain interpreter panics with %v", want)
	}
	for threshold := range 9 {
		for _, eagerness := range []int{1, 100} {
			engine, err := newEngine(stage.Options{JIT: fmt.Sprintf("threshold=%d,trace_eagerness=%d", threshold, eagerness)})
			if err != nil {
				t.Fatal(err)
			}
			got := panics(func() { engine.Run(context.Background(), program, brackets, tape()) })
			if got != want {
				t.Errorf("threshold %d: panics with %v, want %v", threshold, got, want)
			}
			engine.Close()
		}
	}
}

func panics(f func()) (value any) {
	defer func() { value = recover() }()
	f()
	return nil
}
