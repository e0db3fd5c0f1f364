//go:build exercise || solution

package ex1

import (
	"context"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	ch08 "mergepoint/chapters/ch08_registers"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

func TestAnswers(t *testing.T) {
	for _, src := range slices.Sorted(maps.Keys(Answers)) {
		got, want := Answers[src], shape(t, src)
		compare(t, src, "loads", got.Loads, want.Loads)
		compare(t, src, "stores", got.Stores, want.Stores)
		compare(t, src, "stores pending at the head", got.Pending, want.Pending)
	}
}

func compare(t *testing.T, src, what string, got, want int) {
	if want > got {
		t.Errorf("%s: more %s than %d", src, what, got)
	} else if want < got {
		t.Errorf("%s: fewer %s than %d", src, what, got)
	}
}

// shape asks the engine.
func shape(t *testing.T, src string) (s Shape) {
	p, err := ch08.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	o := stage.Options{JIT: "threshold=2", Sink: events}
	if err := ch08.Run(context.Background(), p, strings.NewReader(""), io.Discard, o); err != nil {
		t.Fatal(err)
	}
	loop := events.Traces(trace.Loop)[0]
	s.Pending = len(loop.Pending)
	for _, op := range loop.Ops {
		switch op.Code {
		case ops.GetfieldGc, ops.GetarrayitemGc:
			s.Loads++
		case ops.SetfieldGc, ops.SetarrayitemGc:
			s.Stores++
		}
	}
	return s
}
