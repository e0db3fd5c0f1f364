package ch07

import (
	"context"
	"os"
	"strings"
	"testing"

	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// run runs a program and gives what it prints and its traces.
func run(t testing.TB, src string, o stage.Options) (string, *Tree) {
	p, err := Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	tree := new(Tree)
	o.Sink = tree
	if err := Run(context.Background(), p, strings.NewReader(""), &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String(), tree
}

func testB(t *testing.T) string {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func onRunner() backend.Backend { return runner.New() }

// TestTestB: the tutorial's program has two loops, each with its entry bridge; no
// guard fails often enough for a bridge.
func TestTestB(t *testing.T) {
	out, tree := run(t, testB(t), stage.Options{})
	if want := strings.Repeat("A", 16) + "\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
	for kind, want := range map[trace.Kind]int{trace.Loop: 2, trace.EntryBridge: 2, trace.Bridge: 0} {
		if got := tree.Count(kind); got != want {
			t.Errorf("%d traces of kind %v, want %d", got, kind, want)
		}
	}
	for _, c := range tree.traces {
		if c.Trace.Kind == trace.Loop && len(c.Trace.Ops) != 15 {
			t.Errorf("Loop %d has %d ops, want 15", c.Number, len(c.Trace.Ops))
		}
	}
}

// TestNested: with bridges a nested program stays in compiled code. Without, each
// turn of an outer loop leaves it.
func TestNested(t *testing.T) {
	entered := func(params string) (string, int64) {
		var n int64
		out, _ := run(t, nested, stage.Options{JIT: params, Inspect: func(e *warm.Engine) { n = e.Stats().Entered }})
		return out, n
	}
	plain, _ := run(t, nested, stage.Options{JIT: "off"})
	with, few := entered("threshold=100,trace_eagerness=20")
	without, many := entered("threshold=100,trace_eagerness=0")
	if with != plain || without != plain {
		t.Errorf("with bridges %q, without %q, want %q", with, without, plain)
	}
	if 10*few > many {
		t.Errorf("compiled code is entered %d times with bridges, %d without; want a tenth at most", few, many)
	}
}

// TestSameTree: both backends get the same traces.
func TestSameTree(t *testing.T) {
	const params = "threshold=100,trace_eagerness=20"
	_, own := run(t, nested, stage.Options{JIT: params})
	_, other := run(t, nested, stage.Options{JIT: params, Backend: onRunner})
	if own.String() != other.String() {
		t.Errorf("machine code:\n%s\nrunner:\n%s", own, other)
	}
}
