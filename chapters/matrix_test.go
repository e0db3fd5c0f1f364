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
// with each one off. Output and error are the same everywhere.
func TestMatrix(t *testing.T) {
	cases, err := guest.Load("../testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			for _, s := range Stages {
				for _, params := range modes(s.Number) {
					runCase(t, &c, &s, params)
				}
			}
		})
	}
}

// verified is the stage at which each trace is checked after each pass. The others
// have the same optimiser; checking there, too, would take a fifth of the time.
const verified = 8

// runCase runs a program at a stage and compares.
func runCase(t *testing.T, c *guest.Case, s *Stage, params string) {
	p, err := s.Parse("program.b", []byte(c.Source))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = s.Run(context.Background(), p, strings.NewReader(c.Input), &out, stage.Options{EOF: c.EOF, JIT: params, Verify: s.Number == verified})
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

// modes are the parameters with which a stage is run.
func modes(number int) []string {
	switch number {
	case 1:
		return []string{"default"}
	case 2: // counts and does not compile
		return []string{"off", "threshold=1", "threshold=1000"}
	}
	list := []string{"off"}
	for _, when := range []string{
		"threshold=1,trace_eagerness=1",
		"threshold=2,trace_eagerness=2",
		"threshold=7,trace_eagerness=3",
		"threshold=1000",
	} {
		sets := passSets()
		if number == 3 || number == 6 {
			// Their next ones are the same interpreter on the same engine, but for
			// what is printed in logs: these sets will do.
			sets = sets[:3]
		}
		for _, passes := range sets {
			list = append(list, when+",enable_opts="+passes)
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
