package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"mergepoint/chapters"
	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/cells"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/optimizer"
)

// options are the command's arguments.
type options struct {
	program string // file name
	stage   *chapters.Stage
	jit     string
	params  jit.Params // what jit says
	backend string
	log     string   // as in PYPYLOG
	events  string   // file name
	view    string   // file name
	args    []string // as given, without -view
	explain bool
	stats   bool
	eof     stage.EOF
	cells   int
	timeout time.Duration

	perfmap    bool
	cpuprofile string // file name
}

// A usageError is a wrong use of the command.
type usageError struct{ error }

func usageErrorf(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

var errHelp = errors.New("help is wanted")

// parseFlags reads and checks the arguments; pypylog is the value of PYPYLOG,
// which -log overrides.
func parseFlags(args []string, pypylog string) (*options, error) {
	o := &options{log: pypylog}
	number := len(chapters.Stages)
	fs := flag.NewFlagSet("bf", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.IntVar(&number, "stage", number, "")
	fs.StringVar(&o.jit, "jit", "", "")
	fs.StringVar(&o.backend, "backend", "", "")
	fs.StringVar(&o.log, "log", o.log, "")
	fs.StringVar(&o.events, "events", "", "")
	fs.StringVar(&o.view, "view", "", "")
	fs.BoolVar(&o.explain, "explain", false, "")
	fs.BoolVar(&o.stats, "stats", false, "")
	fs.Var(&o.eof, "eof", "")
	fs.IntVar(&o.cells, "cells", 64, "")
	fs.DurationVar(&o.timeout, "timeout", 0, "")
	fs.BoolVar(&o.perfmap, "perfmap", false, "")
	fs.StringVar(&o.cpuprofile, "cpuprofile", "", "")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return nil, errHelp
	case err != nil:
		return nil, usageErrorf("%w; see bf -h", err)
	case fs.NArg() != 1:
		return nil, usageErrorf("want one program, have %d arguments; see bf -h", fs.NArg())
	}
	o.program = fs.Arg(0)
	o.args = withoutView(args)
	return o, o.check(number)
}

// withoutView gives the arguments that a page of -view says it was made by.
func withoutView(args []string) (rest []string) {
	for i := 0; i < len(args); i++ {
		switch name, _, joined := strings.Cut(strings.TrimLeft(args[i], "-"), "="); {
		case name == "view" && !joined:
			i++
		case name != "view":
			rest = append(rest, args[i])
		}
	}
	return rest
}

// check finds what is wrong with the arguments before anything is run.
func (o *options) check(number int) error {
	if number < 1 || number > len(chapters.Stages) {
		return usageErrorf("-stage %d: there is no such stage; there are 1 to %d", number, len(chapters.Stages))
	}
	o.stage = &chapters.Stages[number-1]
	if err := o.checkCells(); err != nil {
		return err
	}
	if o.timeout < 0 {
		return usageErrorf("-timeout %v: want a duration of at least 0", o.timeout)
	}
	o.params = jit.DefaultParams()
	if err := o.params.Set(o.jit); err != nil {
		return usageErrorf("-jit %s: %w", o.jit, err)
	}
	if _, err := optimizer.ParsePasses(o.params.EnableOpts); err != nil {
		return usageErrorf("-jit %s: %w", o.jit, err)
	}
	return o.checkBackend()
}

// checkCells finds the stage that has cells of the width wanted: of 64 bits it is the
// book's, the others are instances of a generic interpreter.
func (o *options) checkCells() error {
	newest := len(chapters.Stages)
	run, err := cells.Of(o.cells)
	switch {
	case err != nil:
		return usageErrorf("-cells %d: %w", o.cells, err)
	case o.cells == 64:
		return nil
	case o.stage.Number != newest:
		return usageErrorf("-cells %d: stage %d has cells of 64 bits; only the newest, %d, has others", o.cells, o.stage.Number, newest)
	}
	o.stage = &chapters.Stage{Number: newest, Folder: "cells", Parse: bfparse.Parse, Run: run}
	return nil
}

func list(names []string) string { return strings.Join(names, ", ") }

const usageHead = `bf runs a brainf*ck program on a stage of the book's interpreter.

  bf [options] PROGRAM

  -stage N       what chapter N has built: 1 to %d; the newest unless given
  -jit PARAMS    parameters of the JIT, as in -jit threshold=3,trace_limit=100
                 off runs the interpreter without it; default undoes what is before it
  -backend NAME  what runs the traces: %s; the stage's own unless given
  -log SPEC      write the log, as PyPy does: SECTION[,SECTION]:FILE
                 FILE alone writes a profile, :FILE all sections, - is stderr; the
                 environment variable PYPYLOG says the same
                 sections are those whose names begin so: jit-log-noopt-loop (as
                 recorded), jit-log-opt-loop, jit-log-opt-bridge, …
  -events FILE   write what the JIT does as JSON, one event a line
  -view FILE     write a page that shows program, interpreter, traces and machine
                 code side by side; open it in a browser. Of a long run it has the
                 first 262144 ops, and says so
  -explain       after the run, show each trace, what is gone from it, and why
  -stats         after the run, show what the JIT did
  -eof WHAT      what a comma does at the end of the input: zero sets the cell to 0
                 (so unless given), keep leaves it, minus1 sets it to -1
  -cells BITS    how wide cells are: 8, 16, 32 or 64, and 64 unless given; they wrap
                 around; many programs suppose 8. Only the newest stage has them
  -timeout D     stop the program after a time like 10s
  -perfmap       tell Linux's perf the names of machine code: /tmp/perf-PID.map
  -cpuprofile FILE  write a profile for go tool pprof; its samples have a label
                 loop that names the compiled loop
  -h             this text

Parameters of the JIT:

`

const usageTail = `
Passes of the optimiser, in the order in which they work:

%s
A stage ignores what it has no use for. Of a cell . writes the lowest 8 bits. The tape
begins at cell 0 and grows to the right, up to %d cells while there is memory: three
times its new length, each time it doubles.

Exit status: 0; 1 if the program cannot be read, parsed or run to its end, or if
something cannot be written; 2 if bf was called in a wrong way; 130, 143, 129 if it
was ended by Ctrl-C, SIGTERM, SIGHUP: what was printed is kept. A second signal, or
one after -timeout, ends bf at once.

  bf testdata/test.b                               a row of A's
  bf -stage 4 -log jit-log-opt:- testdata/test.b   the tutorial's listing
  bf -stage 5 -explain testdata/test.b             what became of each op
`

func usage() string {
	var b strings.Builder
	fmt.Fprintf(&b, usageHead, len(chapters.Stages), strings.Join(backendNames(), " or "))
	for _, p := range jit.ParamTable {
		fmt.Fprintf(&b, "  %-16s %s (%s)\n", p.Name, p.Doc, p.Default)
	}
	fmt.Fprintf(&b, usageTail, indent(optimizer.Help()), stage.MaxCells)
	return b.String()
}

// indent moves lines two spaces to the right.
func indent(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ") + "\n"
}
