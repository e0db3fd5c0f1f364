//go:build exercise || solution

package ex2

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	ch06 "mergepoint/chapters/ch06_amd64"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/trace"
)

func TestLoops(t *testing.T) {
	for _, want := range []int{4, 5, 6, 8} {
		loop := Loops[want]
		if loop == "" {
			t.Errorf("no loop of %d instructions yet", want)
			continue
		}
		if round := compile(t, loop); len(round) != want {
			t.Errorf("%s has %d instructions, not %d:\n%s", loop, len(round), want, strings.Join(round, "\n"))
		}
	}
}

// compile gives the instructions of one round. They can be made, though not run,
// on any CPU.
func compile(t *testing.T, loop string) []string {
	p, err := ch06.Parse("prog.b", []byte("++++++++++"+loop))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	events := &collect.Events{}
	err = ch06.Run(ctx, p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=3", Sink: events})
	if err != nil {
		t.Fatalf("%s: %v", loop, err)
	}
	loops := events.Traces(trace.Loop)
	if len(loops) != 1 {
		t.Fatalf("%s is compiled to %d loops, not to one", loop, len(loops))
	}
	code, err := amd64.NewListing().Compile(loops[0])
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(code.(*amd64.Code).Listing().Ops...)
}
