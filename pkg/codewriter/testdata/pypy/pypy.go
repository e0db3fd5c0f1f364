// Package pypy holds ports of PyPy's tests of its tracer
// (rpython/jit/metainterp/test): their ideas and counts, written anew as a Go
// author would. Each is a package of its own that adds its cases; nothing but the
// package has to be written, and no portal is checked in. TestPyPy translates,
// links and runs them all.
package pypy

import (
	"context"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// A Case is one main loop with inputs.
type Case struct {
	Name string // of PyPy's test: ajit/loop_1
	// Driver and Run are the main loop's; a method's receiver is the first input.
	Driver *jit.Driver
	Run    any
	Inputs func() [][]any // made anew for each run
	// Want has a line for each input: the results as fmt.Sprint writes them, or
	// "panic: …". State, if set, gives more to compare of an input after the run.
	Want  []string
	State func(input []any) string
	// Loop is PyPy's count of the main loop's ops, jump included, markers not; 0
	// if none is stated. Longest is what ours may have; 0 means that of Loop.
	Loop, Longest int
	Bound         bool // Run is not the first main loop of its driver
	Cold          bool // there is no loop to compile
}

var cases []Case

// Add adds cases, in the init of their package.
func Add(list ...Case) { cases = append(cases, list...) }

// counting is the mode in which ops are counted: with the passes that PyPy has.
// Those beyond make several rounds of a short loop one.
const counting = "threshold=3,trace_eagerness=2,enable_opts=rewrite:intbounds:pure:heap:unroll"

var modes = []string{
	counting,
	"threshold=1", "threshold=2,trace_eagerness=1", "threshold=3,trace_eagerness=2", "threshold=7,trace_eagerness=3",
	"threshold=2,trace_eagerness=1,enable_opts=none", "threshold=3,trace_limit=20", "threshold=2,trace_eagerness=2,enable_opts=rewrite:heap", "off",
}

// Main runs all cases, writes what became of each and, behind an empty line, a table
// by PyPy's files; it reports whether all is well.
func Main(w io.Writer) (ok bool) {
	ok = true
	ports, same := map[string]int{}, map[string]int{}
	for n := range cases {
		c := &cases[n]
		loop, err := c.run()
		verdict := "same"
		file, _, _ := strings.Cut(c.Name, "/")
		ports[file]++
		if err != nil {
			verdict, ok = "WRONG: "+err.Error(), false
		} else {
			same[file]++
		}
		fmt.Fprintf(w, "%-28s ops %3d, PyPy's %3d  %s\n", c.Name, loop, c.Loop, verdict)
	}
	fmt.Fprintf(w, "\n%-22s %5s  %s\n", "tests of PyPy's", "ports", "as without the JIT, in every mode")
	for _, file := range slices.Sorted(maps.Keys(ports)) {
		fmt.Fprintf(w, "%-22s %5d  %d\n", "test_"+file+".py", ports[file], same[file])
	}
	return ok
}

// run holds all runs of a case against what is wanted.
func (c *Case) run() (loop int, err error) {
	if got := c.outcomes(plainly); !reflect.DeepEqual(got, c.Want) && c.State == nil {
		return 0, fmt.Errorf("plain: got %q, want %q", got, c.Want)
	}
	want := c.outcomes(plainly)
	for _, mode := range modes {
		for name, make := range backends() {
			got, ops, err := c.jitted(mode, make())
			if err != nil {
				return 0, fmt.Errorf("%s, %s: %w", mode, name, err)
			}
			if !reflect.DeepEqual(got, want) {
				return 0, fmt.Errorf("%s, %s: got %q, want %q", mode, name, got, want)
			}
			if mode == counting {
				loop = ops
			}
		}
	}
	most := c.Longest
	if most == 0 {
		most = c.Loop
	}
	switch {
	case (loop == 0) != c.Cold:
		return loop, fmt.Errorf("a loop was compiled: %v", loop > 0)
	case c.Loop > 0 && loop > most:
		return loop, fmt.Errorf("the loop has %d ops, and may have %d", loop, most)
	}
	return loop, nil
}

func backends() map[string]func() backend.Backend {
	list := map[string]func() backend.Backend{"runner": func() backend.Backend { return runner.New() }}
	if b, err := amd64.New(amd64.Options{}); err == nil {
		b.Close()
		list["amd64"] = func() backend.Backend { b, _ := amd64.New(amd64.Options{}); return b }
	}
	return list
}

// shortest counts the ops of loops, and keeps the shortest.
type shortest struct {
	ops int
	bug string
}

func (s *shortest) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventCompiled:
		if e.Trace.Kind != trace.Loop {
			return
		}
		n := 0
		for _, op := range e.Trace.Ops {
			if name := op.Code.String(); name != "debug_merge_point" && name != "label" {
				n++
			}
		}
		if s.ops == 0 || n < s.ops {
			s.ops = n
		}
	case trace.EventAborted:
		if e.Reason == trace.AbortBug {
			s.bug = e.Detail
		}
	}
}

// jitted runs all inputs twice in one engine.
func (c *Case) jitted(mode string, b backend.Backend) (got []string, loop int, err error) {
	params := jit.DefaultParams()
	if err := params.Set(mode); err != nil {
		return nil, 0, err
	}
	counter := &shortest{}
	engine, err := warm.New(c.Driver, params, warm.WithBackend(b), warm.WithSink(counter), warm.Verified())
	if err != nil {
		return nil, 0, err
	}
	defer engine.Close()
	bound := warm.Bind(engine, c.Run)
	if got = c.outcomes(func(_ any, input []any) []any { return plainly(bound, input) }); c.Bound {
		return got, counter.ops, nil
	}
	for range 2 {
		got = c.outcomes(func(_ any, input []any) []any {
			if e := engine.Run(context.Background(), typed(c.Run, input)...); e != nil {
				err = e
			}
			return engine.Results()
		})
	}
	if counter.bug != "" {
		err = fmt.Errorf("bug: %s", counter.bug)
	}
	return got, counter.ops, err
}

// typed gives nil arguments the types of their parameters.
func typed(run any, input []any) []any {
	input = slices.Clone(input)
	for n, arg := range input {
		if t := reflect.TypeOf(run).In(n); arg == nil && t.Kind() != reflect.Interface {
			input[n] = reflect.Zero(t).Interface()
		}
	}
	return input
}

func plainly(run any, input []any) []any {
	f := reflect.ValueOf(run)
	var in []reflect.Value
	for n, arg := range input {
		v := reflect.New(f.Type().In(n)).Elem()
		if arg != nil {
			v.Set(reflect.ValueOf(arg))
		}
		in = append(in, v)
	}
	var results []any
	call := f.Call
	if f.Type().IsVariadic() {
		call = f.CallSlice
	}
	for _, v := range call(in) {
		results = append(results, v.Interface())
	}
	return results
}

func (c *Case) outcomes(run func(run any, input []any) []any) []string {
	var list []string
	for _, input := range c.Inputs() {
		text := c.outcome(run, input)
		if c.State != nil {
			text += " " + c.State(input)
		}
		list = append(list, text)
	}
	return list
}

func (c *Case) outcome(run func(run any, input []any) []any, input []any) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprintf("panic: %v", p)
		}
	}()
	return strings.TrimSpace(fmt.Sprintln(run(c.Run, input)...))
}
