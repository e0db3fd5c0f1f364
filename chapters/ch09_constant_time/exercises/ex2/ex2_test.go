//go:build exercise || solution

package ex2

import (
	"context"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	ch09 "mergepoint/chapters/ch09_constant_time"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

func TestClosed(t *testing.T) {
	for _, src := range slices.Sorted(maps.Keys(Closed)) {
		if got, want := Closed[src], isClosed(t, src); got != want {
			t.Errorf("%s: is its loop closed? %t is wrong", src, got)
		}
	}
}

// isClosed asks the engine.
func isClosed(t *testing.T, src string) bool {
	p, err := ch09.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	o := stage.Options{JIT: "threshold=2", Sink: events}
	if err := ch09.Run(context.Background(), p, strings.NewReader(""), io.Discard, o); err != nil {
		t.Fatal(err)
	}
	return events.Traces(trace.Loop)[0].IsClosed()
}
