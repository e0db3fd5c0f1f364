package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"mergepoint/internal/bfparse"
	"mergepoint/internal/stage"
	"mergepoint/internal/viewer"
	"mergepoint/pkg/jitlog"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// run parses and runs the program, and writes what was asked for about it.
func run(ctx context.Context, o *options, stdin io.Reader, stdout, stderr io.Writer) error {
	p, err := parse(o)
	if err != nil {
		return err
	}
	out, err := openReports(o, stderr)
	if err != nil {
		return err
	}
	profile, native, err := startProfile(o)
	if err != nil {
		return err
	}
	if out.view != nil {
		stdout = out.view.Output(stdout)
	}
	err = o.stage.Run(ctx, p, stdin, stdout, stage.Options{
		EOF:     o.eof,
		JIT:     o.jit,
		Backend: o.chosen(native),
		Native:  native,
		Notice:  func(text string) { fmt.Fprintln(stderr, "bf: note:", text) },
		Sink:    out.sink(),
		Inspect: out.inspect,
		Timing:  o.stats,
	})
	return errors.Join(err, profile.stop(), out.finish(o))
}

// parse reads the program.
func parse(o *options) (*bfparse.Program, error) {
	src, err := os.ReadFile(o.program)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, fmt.Errorf("cannot read %s: %w", o.program, err)
	}
	return o.stage.Parse(o.program, src)
}

// reports is what is written about a run besides its output.
type reports struct {
	stderr  io.Writer
	sinks   []trace.Sink
	closers []io.Closer
	explain *explainer
	view    *viewer.Collector
	stats   *warm.Stats
}

// openReports opens the files that were asked for, before the program runs.
func openReports(o *options, stderr io.Writer) (*reports, error) {
	r := &reports{stderr: stderr}
	if o.log != "" {
		log, err := jitlog.Open(o.log, stderr)
		if err != nil {
			return nil, usageError{err}
		}
		r.add(log, log)
	}
	if o.events != "" {
		events, err := jitlog.OpenEvents(o.events, stderr)
		if err != nil {
			return nil, usageError{err}
		}
		r.add(events, events)
	}
	if o.explain {
		r.explain = &explainer{}
		r.sinks = append(r.sinks, r.explain)
	}
	if o.view != "" {
		r.view = viewer.NewCollector()
		r.sinks = append(r.sinks, r.view)
	}
	return r, nil
}

func (r *reports) add(s trace.Sink, c io.Closer) {
	r.sinks = append(r.sinks, s)
	r.closers = append(r.closers, c)
}

// sink gives who is to be told; nil, which costs nothing, if nobody is.
func (r *reports) sink() trace.Sink { return jitlog.Multi(r.sinks...) }

func (r *reports) inspect(e *warm.Engine) {
	s := e.Stats()
	r.stats = &s
}

// finish writes the reports that come after the run and closes the files.
func (r *reports) finish(o *options) error {
	var errs []error
	for _, c := range r.closers {
		errs = append(errs, c.Close())
	}
	if o.explain {
		errs = append(errs, r.explain.print(r.stderr))
	}
	if o.view != "" {
		errs = append(errs, writeView(o, r.view))
	}
	if o.stats {
		printStats(r.stderr, o.stage, r.stats)
	}
	return errors.Join(errs...)
}
