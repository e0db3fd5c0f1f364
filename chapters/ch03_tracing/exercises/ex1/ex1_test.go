//go:build exercise || solution

package ex1

import (
	"context"
	"io"
	"strings"
	"testing"

	ch03 "mergepoint/chapters/ch03_tracing"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

// programs run the loops, after something for them to work on.
var programs = []struct{ loop, before string }{
	{"[-]", "++++++++++"},
	{"[>]", "+>+>+>+>+>+>+>+>+>+<<<<<<<<<"},
	{"[->+<]", "++++++++++"},
}

func TestAnswers(t *testing.T) {
	for _, p := range programs {
		want := count(t, p.before+p.loop)
		got := Answers[p.loop]
		compare(t, p.loop, "are recorded", got.Recorded, want.Recorded)
		compare(t, p.loop, "are left", got.Left, want.Left)
	}
}

// compare says what is wrong without saying what is right.
func compare(t *testing.T, loop, what string, got, want int) {
	t.Helper()
	switch {
	case got < want:
		t.Errorf("%s: more than %d ops %s", loop, got, what)
	case got > want:
		t.Errorf("%s: fewer than %d ops %s", loop, got, what)
	}
}

// count asks the engine.
func count(t *testing.T, src string) Count {
	p, err := ch03.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	err = ch03.Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=3", Sink: events})
	if err != nil {
		t.Fatal(err)
	}
	return Count{len(events.Recorded[0].Trace.Ops), len(events.Traces(trace.Loop)[0].Ops)}
}
