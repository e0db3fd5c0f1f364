package judge

import (
	"context"
	"fmt"
	"slices"
	"time"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/tools/witness"
)

// Text is what guest programs are written in; the name string may mean something
// else where a [Case] is written.
type Text = string

// Nothing is nil, for the same reason.
var Nothing any

// A Case is one interpreter.
type Case struct {
	Driver *jit.Driver
	// Start makes fresh state for a guest program: its plain run, what the
	// engine's Run is given for the same, and the state that both change.
	Start func(code Text) (plain func() []any, args []any, state any)
}

// A Verdict is what the judge says of one interpreter.
type Verdict struct {
	Case  Text
	Loops int      // compiled; of an interpreter without any nothing is known
	Wrong []Text   // runs that do not end as the plain one does
	Bugs  []Text   // recordings given up for a mistake of the engine's own
	Plain []string // how the plain runs end
}

// Modes are the parameter lists that each guest is run with.
var Modes = []string{
	"threshold=1,trace_eagerness=1", "threshold=2,trace_eagerness=1", "threshold=3,trace_eagerness=3", "threshold=7",
	"threshold=2,trace_eagerness=200", "threshold=2,trace_eagerness=1,loop_longevity=1",
	"threshold=2,trace_eagerness=1,enable_opts=none", "threshold=2,trace_eagerness=1,enable_opts=tutorial", "threshold=2,trace_eagerness=1,enable_opts=chapter8",
	"threshold=3,trace_limit=60",
}

// without gives the mode that leaves a pass of the optimiser out.
func without(n int) string {
	mode, sep := "threshold=2,trace_eagerness=1,enable_opts=", ""
	for k := range optimizer.Table {
		if k != n%len(optimizer.Table) {
			mode += sep + optimizer.Table[k].Name
			sep = ":"
		}
	}
	return mode
}

// turn is how many passes are left out in turn, for one guest; the next goes on
// behind them.
const turn = 3

var backends = []struct {
	name string
	make func() (backend.Backend, error)
}{
	{"runner", func() (backend.Backend, error) { return runner.New(), nil }},
	{"amd64", func() (backend.Backend, error) { return amd64.New(amd64.Options{}) }},
}

// witnessed are the modes in which what calls and descrs really do is held against
// what they say: with all loads in their places, and with those that are left.
var witnessed = []string{"threshold=1,trace_eagerness=1,enable_opts=none", "threshold=2,trace_eagerness=1"}

// enough is how many faults of one kind are told of one interpreter.
const enough = 4

// allModes is how long a guest may take in all modes of a backend together, as often as
// it takes to be run plain. One that calls itself again and again may take seconds: it
// is run in fewer modes, or in none.
const allModes = 2 * time.Second

// Judge runs guests of a case in all modes.
func (c *Case) Judge(guests []string) *Verdict {
	v := &Verdict{}
	engines := 0
	for g, code := range guests {
		modes := slices.Clone(Modes)
		for n := range turn {
			modes = append(modes, without(g*turn+n))
		}
		plain, _, state := c.Start(code)
		began := time.Now()
		want := outcome(plain, state)
		took := time.Since(began)
		v.Plain = append(v.Plain, cut(want))
		if took > allModes {
			continue
		}
		for _, be := range backends {
			for _, mode := range modes[:min(len(modes), 1+int(allModes/(took+1)))] {
				engines++ // 26 in a round: one more lets every mode be verified in one of two guests
				verified := (engines+engines/27)%2 == 0
				r := run{c, v, code, be.name, mode, want}
				r.engine(be.make, verified)
			}
		}
		if took > allModes/time.Duration(len(modes)) {
			continue
		}
		for _, mode := range witnessed {
			r := run{c, v, code, "witness", mode, want}
			r.witness()
		}
	}
	return v
}

// run is a guest in one mode.
type run struct {
	*Case
	v                         *Verdict
	code, backend, mode, want string
}

func (r *run) engine(make func() (backend.Backend, error), verified bool) {
	p := jit.DefaultParams()
	b, err := make()
	if err == nil {
		err = p.Set(r.mode)
	}
	if err != nil {
		r.wrong("%v", err)
		return
	}
	options := []warm.Option{warm.WithBackend(b), warm.WithSink(r)}
	if verified {
		options = append(options, warm.Verified())
	}
	e, err := warm.New(r.Driver, p, options...)
	if err != nil {
		r.wrong("New gives %v", err)
		return
	}
	defer func() { _ = e.Close() }()
	for range 2 {
		r.once(e)
	}
}

func (r *run) witness() {
	b, w := witness.New()
	r.engine(func() (backend.Backend, error) { return b, nil }, false)
	for _, text := range w.Faults {
		r.wrong("%s", text)
	}
}

func (r *run) once(e *warm.Engine) {
	_, args, state := r.Start(r.code)
	var err error
	got := outcome(func() []any {
		err = e.Run(context.Background(), args...)
		return e.Results()
	}, state)
	switch {
	case err != nil:
		r.wrong("Run gives %v", err)
	case got != r.want:
		r.wrong("%s", difference(got, r.want))
	}
}

func (r *run) wrong(format string, args ...any) {
	if len(r.v.Wrong) < enough {
		r.v.Wrong = append(r.v.Wrong, fmt.Sprintf("%q %s %s: ", r.code, r.backend, r.mode)+fmt.Sprintf(format, args...))
	}
}

// Event is where the engine tells what it does.
func (r *run) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventCompiled:
		r.v.Loops++
	case trace.EventAborted:
		if e.Reason == trace.AbortBug && len(r.v.Bugs) < enough {
			r.v.Bugs = append(r.v.Bugs, fmt.Sprintf("%q %s %s: %s", r.code, r.backend, r.mode, cut(e.Detail)))
		}
	}
}

// outcome is what f gives and leaves behind, or what it panicked with.
func outcome(f func() []any, state any) (s string) {
	defer func() {
		if p := recover(); p != nil {
			s = fmt.Sprintf("panic %T %v; ", p, p)
		}
		s += Dump(state)
	}()
	return Dump(f()) + "; "
}

// difference shows where two outcomes part.
func difference(got, want string) string {
	n := 0
	for n < len(got) && n < len(want) && got[n] == want[n] {
		n++
	}
	n = max(0, n-40)
	return "got …" + cut(got[n:]) + " want …" + cut(want[n:])
}

func cut(s string) string {
	if len(s) > 200 {
		return s[:200] + "…"
	}
	return s
}
