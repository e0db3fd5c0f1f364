//go:build exercise || solution

package ex1

import (
	"context"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	ch07 "mergepoint/chapters/ch07_bridges"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

func TestAnswers(t *testing.T) {
	for _, src := range slices.Sorted(maps.Keys(Answers)) {
		got, want := Answers[src], shape(t, src)
		switch {
		case got.Loops != want.Loops:
			t.Errorf("%s: %s loops than %d", src, moreOrFewer(want.Loops, got.Loops), got.Loops)
		case got.Bridges != want.Bridges:
			t.Errorf("%s: %s bridges than %d", src, moreOrFewer(want.Bridges, got.Bridges), got.Bridges)
		case !cmp.Equal(got.To, want.To):
			t.Errorf("%s: the bridges do not all go on where you say, %v", src, got.To)
		}
	}
}

func moreOrFewer(want, got int) string {
	if want > got {
		return "more"
	}
	return "fewer"
}

// shape asks the engine.
func shape(t *testing.T, src string) Shape {
	p, err := ch07.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	o := stage.Options{JIT: "threshold=10,trace_eagerness=5", Sink: events}
	if err := ch07.Run(context.Background(), p, strings.NewReader(""), io.Discard, o); err != nil {
		t.Fatal(err)
	}
	bridges := events.Traces(trace.Bridge)
	s := Shape{Loops: len(events.Traces(trace.Loop)), Bridges: len(bridges)}
	for _, b := range bridges {
		if loop, ok := b.Ops[len(b.Ops)-1].Descr.(*trace.Target); ok {
			s.To = append(s.To, loop.Number)
		}
	}
	return s
}
