package ch09

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"mergepoint/chapters/collect"
	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/jitlog"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
)

// patience is more than any run here takes that does not go its rounds.
const patience = 20 * time.Second

// run runs a program and gives what it prints. All is verified, and no mistake of the
// engine's own passes unseen.
func run(t testing.TB, src string, o stage.Options) (string, error) {
	t.Helper()
	events := &collect.Events{}
	if o.Sink == nil {
		o.Sink, o.Verify = events, true
	}
	p, err := Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var out strings.Builder
	err = Run(ctx, p, strings.NewReader(""), &out, o)
	for _, e := range events.Bugs() {
		t.Errorf("%s, %s: %s", src, o.JIT, e.Detail)
	}
	return out.String(), err
}

func program(t testing.TB, name string) string {
	src, err := os.ReadFile("../../testdata/" + name + ".b")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// TestListings: all traces of three programs; in the end their loops are closed, the
// outer ones too.
func TestListings(t *testing.T) {
	texttest.Run(t, "../../testdata/golden/closed/*.txtar", func(t *testing.T, c *texttest.Case) {
		var log strings.Builder
		events := &collect.Events{}
		if _, err := run(t, program(t, c.Name), stage.Options{Sink: events}); err != nil {
			t.Fatal(err)
		}
		for _, e := range events.Compiled {
			fmt.Fprintln(&log, jitlog.Header(&e))
			fmt.Fprint(&log, e.Trace)
		}
		c.ExpectTrace(t, "log", log.String())
	})
}

// TestCounts: how many loops there are, and all are closed.
func TestCounts(t *testing.T) {
	for name, want := range map[string]int{"test": 2, "nested": 4, "squares": 3} {
		events := &collect.Events{}
		if _, err := run(t, program(t, name), stage.Options{Sink: events}); err != nil {
			t.Fatal(err)
		}
		loops := events.Traces(trace.Loop)
		for _, loop := range loops {
			if !loop.IsClosed() {
				t.Errorf("%s: a loop is not closed:\n%v", name, loop)
			}
		}
		if len(loops) != want {
			t.Errorf("%s: %d loops, want %d", name, len(loops), want)
		}
	}
}

// TestMillion: the tutorial's program with a million in place of 65 gets no further into
// compiled code, and leaves it no more often, but for once in each outer round.
func TestMillion(t *testing.T) {
	count := func(rounds int) (left, recorded int) {
		events := &collect.Events{}
		o := stage.Options{Sink: events}
		tape := NewTape(strings.NewReader(""), &strings.Builder{}, 0)
		tape.Advance()
		for range rounds {
			tape.Inc()
		}
		p, err := Parse("p.b", []byte("<++++++++++++++++[>[>+<-]>.[<+>-]<<-]"))
		if err != nil {
			t.Fatal(err)
		}
		engine, err := newEngine(o)
		if err != nil {
			t.Fatal(err)
		}
		defer engine.Close()
		if err := engine.Run(context.Background(), p.Code, brackets(p), tape); err != nil {
			t.Fatal(err)
		}
		for _, e := range events.Recorded {
			recorded += len(e.Trace.Ops)
		}
		return len(events.Failed), recorded
	}
	few, ops := count(65)
	many, opsMany := count(1_000_000)
	if many > few+32 || opsMany > ops+200 {
		t.Errorf("with 65 left %d times, %d ops recorded; with a million %d, %d", few, ops, many, opsMany)
	}
}

// TestNarrow: programs that suppose cells of 8 bits. A loop that empties a cell from
// below zero goes 2^64 rounds, and here none.
func TestNarrow(t *testing.T) {
	texttest.Run(t, "../../testdata/narrow/*.txtar", func(t *testing.T, c *texttest.Case) {
		got, err := run(t, c.Section("program.b"), stage.Options{})
		if err != nil {
			t.Error(err)
		}
		c.Expect(t, "output", got)
	})
}

// TestEndless: a loop that never ends does not, and can be cut short: a step of 2 that
// never meets 0, a cell that is not touched, a closed loop in an endless one.
func TestEndless(t *testing.T) {
	for _, src := range []string{"+[--]", "+[]", "+[>+++++[-]<]", "+[>+[-]++++[>+<-]<]", "+[>+<--]"} {
		p, err := Parse("p.b", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
		err = Run(ctx, p, strings.NewReader(""), &strings.Builder{}, stage.Options{JIT: "threshold=5,trace_eagerness=3"})
		if cancel(); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", src, err)
		}
	}
}

// TestSameAsPlain: programs of testdata with all that is compiled early.
func TestSameAsPlain(t *testing.T) {
	for _, name := range []string{"squares", "factorial", "primes"} {
		c, err := guest.LoadFile("../../testdata/guest/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse("p.b", []byte(c.Source))
		if err != nil {
			t.Fatal(err)
		}
		for _, params := range []string{"", "threshold=2,trace_eagerness=1", "threshold=30,trace_eagerness=5"} {
			var out strings.Builder
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			err := Run(ctx, p, strings.NewReader(c.Input), &out, stage.Options{JIT: params, EOF: c.EOF})
			if cancel(); err != nil || out.String() != c.Output {
				t.Errorf("%s, %s: %v\n%s", name, params, err, &out)
			}
		}
	}
}

// TestOnSight: a loop that is gone once each time is never counted. It is found on
// sight, and the loop around it is closed.
func TestOnSight(t *testing.T) {
	src := strings.Repeat("+", 120) + "[>+[->+++<]<-]>>."
	events := &collect.Events{}
	out, err := run(t, src, stage.Options{Sink: events, JIT: "threshold=50"})
	if want := string([]byte{360 & 255}); err != nil || out != want {
		t.Errorf("%q, %v, want %q", out, err, want)
	}
	if loops := events.Traces(trace.Loop); len(loops) != 1 || !loops[0].IsClosed() {
		t.Errorf("%d loops, want one that is closed", len(loops))
	}
}

// TestLeftInItsFirstRound: a loop that is gone twice each time is found to be hot when
// one round is left of it. The trace leaves it, and goes through it nonetheless, however
// many rounds are left another time.
func TestLeftInItsFirstRound(t *testing.T) {
	src := strings.Repeat("+", 120) + "[>++[->+++<]<-]>>."
	events := &collect.Events{}
	out, err := run(t, src, stage.Options{Sink: events, JIT: "threshold=50"})
	if want := string([]byte{720 & 255}); err != nil || out != want {
		t.Errorf("%q, %v, want %q", out, err, want)
	}
	if loops := events.Traces(trace.Loop); len(loops) != 1 || !loops[0].IsClosed() {
		t.Errorf("%d loops, want one that is closed", len(loops))
	}
}

// TestLoopsThatLookAlike: formulas are made once for loops that look alike. Where they
// differ, in a place or in a step, each gets its own; so run, which verifies, has
// nothing to say, and what is printed is right.
func TestLoopsThatLookAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 9))
	for range 100 {
		body, prints := "", ""
		for n := 0; n < 2+r.IntN(5); n++ {
			to, step := 1+r.IntN(2), 1+r.IntN(2)
			copied := strings.Repeat(">", to) + strings.Repeat(string("+-"[r.IntN(2)]), step) + strings.Repeat("<", to)
			body += ">>>" + strings.Repeat("+", r.IntN(2)) + "[-" + copied + "]"
			prints += ">>>.>.>.<<"
		}
		src := strings.Repeat("+", 30) + "[" + body + strings.Repeat("<", 3*strings.Count(body, ">>>")) + "-]" + prints
		want := guest.Run(src, nil, 0, 1e6)
		if got, err := run(t, src, stage.Options{JIT: "threshold=20,trace_eagerness=3"}); err != nil || got != string(want.Output) {
			t.Fatalf("%s: %q, %v, want %q, %v", src, got, err, want.Output, want.Err)
		}
	}
}

// TestLoopsComeOutAlike: each of several loops is hot, closed or not, and they look alike
// or do not. What has come of one is copied for the others; run, which verifies, makes it
// anew and has nothing to say.
func TestLoopsComeOutAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 9))
	bodies := []string{"->+<", "->+<", "->++<", "->>+<<", ">>>[-]<<<-", ">>+<[->+<]<-", ">[>]<[<]>-"}
	for range 100 {
		src := ""
		for range 3 + r.IntN(5) {
			src += strings.Repeat("+", 5+r.IntN(9)) + "[" + bodies[r.IntN(len(bodies))] + "]>.>.>.>>"
		}
		want := guest.Run(src, nil, 0, 1e5)
		if want.Err != nil {
			continue
		}
		for _, params := range []string{"threshold=2,trace_eagerness=2", "threshold=3,trace_eagerness=3"} {
			if got, err := run(t, src, stage.Options{JIT: params}); err != nil || got != string(want.Output) {
				t.Fatalf("%s: %q, %v, want %q, %v", src, got, err, want.Output, want.Err)
			}
		}
	}
}

// TestZeroRoundsTouchNothing: where a loop is not gone, the cells that it would touch
// may be none: right of the tape's end, left of its beginning.
func TestZeroRoundsTouchNothing(t *testing.T) {
	right, left := strings.Repeat(">", 62), strings.Repeat("+", 200)
	for _, src := range []string{right + left + "[>[->+<]<-]", ">" + left + "[<[-<+>]>-]"} {
		p, err := Parse("p.b", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		tape := NewTape(strings.NewReader(""), &strings.Builder{}, 0)
		engine, err := newEngine(stage.Options{JIT: "threshold=3,trace_eagerness=2"})
		if err != nil {
			t.Fatal(err)
		}
		if err := engine.Run(context.Background(), p.Code, brackets(p), tape); err != nil || len(tape.cells) != 64 {
			t.Errorf("%s: %d cells, %v", src, len(tape.cells), err)
		}
		engine.Close()
	}
}

// TestRandomGuards: random programs in which most loops may be gone or not, against an
// interpreter that shares nothing with this one.
func TestRandomGuards(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 400 {
		data := make([]byte, 20+r.IntN(40))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		src := strings.Repeat("+", 2+r.IntN(4)) + "[>>>" + guest.Random(data) + "<<<[<]-]>.>.>.>.>.>.>."
		want := guest.Run(src, nil, 0, 20000)
		if want.Err != nil {
			continue
		}
		for _, params := range []string{"threshold=1,trace_eagerness=1", "threshold=2,trace_eagerness=2", "threshold=3,trace_eagerness=1,trace_limit=300"} {
			if got, err := run(t, src, stage.Options{JIT: params}); err != nil || got != string(want.Output) {
				t.Fatalf("%s, %s: %q, %v, want %q", src, params, got, err, want.Output)
			}
		}
	}
}
