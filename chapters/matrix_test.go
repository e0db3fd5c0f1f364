package chapters

import (
	"context"
	"strings"
	"testing"

	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/optimizer"
)

// TestMatrix runs every program of testdata at every stage, without the JIT and
// with it from early to late, with all passes of the optimiser, with none, and
// with each one off. Output and error are the same everywhere. At the newest stage
// each program meets each set of passes at each time; at the others, which have the
// same engine, it meets each set at one time, and each time with some of the sets:
// over all programs each set is there with each time.
func TestMatrix(t *testing.T) {
	cases, err := guest.Load("../testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	for n, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			for _, s := range Stages {
				for _, params := range modes(s.Number, n) {
					runCase(t, &c, &s, params)
				}
			}
		})
	}
}

// newest is the last stage.
var newest = len(Stages)

// verified is the stage from which on each trace is checked after each pass. The
// others have the same optimiser; checking there, too, would take a tenth more.
const verified = 8

// runCase runs a program at a stage and compares.
func runCase(t *testing.T, c *guest.Case, s *Stage, params string) {
	p, err := s.Parse("program.b", []byte(c.Source))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = s.Run(context.Background(), p, strings.NewReader(c.Input), &out, stage.Options{EOF: c.EOF, JIT: params, Verify: s.Number >= verified})
	got, want := "", c.Error
	if want != "" {
		want = "program.b:" + want
	}
	if err != nil {
		got = err.Error()
	}
	if out.String() != c.Output || got != want {
		t.Errorf("stage %d, -jit %s: prints %q, %q, want %q, %q", s.Number, params, out.String(), got, c.Output, want)
	}
}

// times are from when on a program is compiled, and its bridges.
var times = []string{
	"threshold=1,trace_eagerness=1",
	"threshold=2,trace_eagerness=2",
	"threshold=7,trace_eagerness=3",
	"threshold=1000",
}

// modes are the parameters with which the nth program is run at a stage.
func modes(number, n int) []string {
	switch number {
	case 1:
		return []string{"default"}
	case 2: // counts and does not compile
		return []string{"off", "threshold=1", "threshold=1000"}
	}
	list := []string{"off"}
	for i, passes := range passSets() {
		for j, when := range times {
			if number == newest || (i+n+number)%len(times) == j {
				list = append(list, when+",enable_opts="+passes)
			}
		}
	}
	return list
}

// passSets are all passes, none, those of the tutorial, and all but each one.
func passSets() []string {
	list := []string{"all", "none", "tutorial"}
	for _, off := range optimizer.Table {
		var on []string
		for _, p := range optimizer.Table {
			if p.Name != off.Name {
				on = append(on, p.Name)
			}
		}
		list = append(list, strings.Join(on, ":"))
	}
	return list
}
