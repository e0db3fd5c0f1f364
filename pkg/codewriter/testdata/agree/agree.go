// Package agree holds the plain run of small interpreters against their JIT. The
// test of testdata/kinds links it with them.
package agree

import (
	"context"
	"fmt"
	"os"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/tools/witness"
)

// A Case is one interpreter.
type Case struct {
	Name   string
	Driver *jit.Driver
	Guests []string
	New    func() Machine
}

// A Machine is an interpreter's state, with the ways to use it.
type Machine struct {
	State any               // what the main loop is given beside the code
	Run   func(code string) // the main loop
	Dump  func() string     // what it left behind
}

var modes = []string{
	"threshold=1,trace_eagerness=1", "threshold=2,trace_eagerness=1", "threshold=3,trace_eagerness=3",
	"threshold=2,trace_eagerness=1,enable_opts=none", "threshold=2,trace_eagerness=1,enable_opts=heap",
	"threshold=2,trace_eagerness=1,enable_opts=rewrite:pure:heap",
}

// faults are what was wrong with one case.
type faults struct {
	Case
	count, loops int
}

func (f *faults) report(format string, args ...any) {
	if f.count++; f.count < 4 {
		fmt.Printf("%s: %s\n", f.Name, fmt.Sprintf(format, args...))
	}
}

// Main runs all cases, prints what is wrong, and exits with 1 if anything is.
func Main(cases ...Case) {
	wrong := 0
	for _, c := range cases {
		f := &faults{Case: c}
		f.all()
		wrong += f.count
	}
	if wrong > 0 {
		os.Exit(1)
	}
}

func (f *faults) all() {
	for _, code := range f.Guests {
		m := f.New()
		want := outcome(func() { m.Run(code) }, m.Dump)
		for n, mode := range modes {
			f.run(code, mode, want, runner.New(), nil, n%2 == 0)
			if b, err := amd64.New(amd64.Options{}); err == nil {
				f.run(code, mode, want, b, nil, n%2 == 1)
			}
			b, w := witness.New()
			f.run(code, mode, want, b, w, n%2 == 0)
		}
	}
	if f.loops == 0 {
		f.report("nothing was compiled")
	}
}

// run runs a guest twice in one engine.
func (f *faults) run(code, mode, want string, b backend.Backend, w *witness.Witness, verified bool) {
	p := jit.DefaultParams()
	err := p.Set(mode)
	options := []warm.Option{warm.WithBackend(b), warm.WithSink(f)}
	if verified {
		options = append(options, warm.Verified())
	}
	e, newErr := warm.New(f.Driver, p, options...)
	if err != nil || newErr != nil {
		f.report("%v %v", err, newErr)
		return
	}
	defer e.Close()
	for range 2 {
		m := f.New()
		got := outcome(func() { err = e.Run(context.Background(), code, m.State) }, m.Dump)
		if got != want || err != nil {
			f.report("%q, %s, %s: got %s, want %s (%v)", code, mode, b.Name(), got, want, err)
		}
	}
	if w != nil {
		for _, text := range w.Faults {
			f.report("%q, %s: %s", code, mode, text)
		}
	}
}

// Event counts loops and reports the engine's own mistakes.
func (f *faults) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventCompiled:
		f.loops++
	case trace.EventAborted:
		if e.Reason == trace.AbortBug {
			f.report("%s", e.Detail)
		}
	}
}

// outcome is what a run leaves behind, and what it panicked with.
func outcome(run func(), dump func() string) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprintf("panic %T %v, then %s", p, p, dump())
		}
	}()
	run()
	return dump()
}
