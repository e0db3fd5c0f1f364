package ch08

import (
	"context"
	"os"
	"strings"
	"testing"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

// run runs a program and gives what it prints.
func run(t testing.TB, src string, o stage.Options) string {
	p, err := Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Run(context.Background(), p, strings.NewReader(""), &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestLoops: both loops of the tutorial's program have 11 ops, marks included, and
// neither load nor store.
func TestLoops(t *testing.T) {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	run(t, string(src), stage.Options{Sink: events})
	loops := events.Traces(trace.Loop)
	for _, loop := range loops {
		text := loop.String()
		if len(loop.Ops) != 11 || strings.Contains(text, "arrayitem_gc(") || strings.Contains(text, "field_gc(") || len(loop.Pending) != 2 {
			t.Errorf("%d ops, %d stores pending at the head:\n%v", len(loop.Ops), len(loop.Pending), loop)
		}
	}
	if len(loops) != 2 {
		t.Errorf("%d loops, want 2", len(loops))
	}
}

// TestTestB: the tutorial's program prints what it should.
func TestTestB(t *testing.T) {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := run(t, string(src), stage.Options{}), strings.Repeat("A", 16)+"\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
}
