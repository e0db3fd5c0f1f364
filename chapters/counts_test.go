package chapters

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// TestCounts: what stage 5 compiles of each program is known: how many loops, entry
// bridges, bridges, and recordings that were given up.
func TestCounts(t *testing.T) {
	texttest.Run(t, "../testdata/guest/*.txtar", func(t *testing.T, c *texttest.Case) {
		program, err := guest.LoadFile("../testdata/guest/" + c.Name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range []string{"program.b", "input", "output", "error", "eof", "bench", "show"} {
			c.Section(section)
		}
		c.Expect(t, "counts", counts(t, &program))
	})
}

// counts runs a program and says what was compiled.
func counts(t *testing.T, c *guest.Case) string {
	var s warm.Stats
	err := Stages[4].Run(context.Background(), parse(t, c.Source), strings.NewReader(c.Input), io.Discard, stage.Options{
		EOF:     c.EOF,
		Inspect: func(e *warm.Engine) { s = e.Stats() },
	})
	if err != nil && c.Error == "" {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d loops, %d entry bridges, %d bridges, %d given up\n", s.Loops, s.EntryBridges, s.Bridges, s.Aborts)
}

// TestTooLong: a trace that passes the limit is given up, and the log can say why.
func TestTooLong(t *testing.T) {
	c, err := guest.LoadFile("../testdata/guest/toolong.txtar")
	if err != nil {
		t.Fatal(err)
	}
	events := &collect.Events{}
	err = Stages[4].Run(context.Background(), parse(t, c.Source), strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=7", Sink: events})
	if err != nil {
		t.Fatal(err)
	}
	if len(events.Aborted) == 0 || events.Aborted[0].Reason != trace.AbortTooLong {
		t.Errorf("aborted: %+v, want a trace that is too long", events.Aborted)
	}
}
