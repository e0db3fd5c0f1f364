package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/jitlog"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/tools/viewer"
)

// reports is what is written about a run besides its output.
type reports struct {
	o       *options
	stderr  io.Writer
	native  amd64.Options
	sinks   []trace.Sink
	closers []func() error // in the order of opening
	explain *explainer
	view    *viewer.Collector
	page    *file // of view
	stats   *warm.Stats
	gate    gate
}

// openReports opens all files that were asked for, before the program runs.
func openReports(o *options, stderr io.Writer) (*reports, error) {
	r := &reports{o: o, stderr: stderr, native: amd64.Options{CodeMem: o.params.CodeMem}}
	if err := o.apart(); err != nil {
		return nil, err
	}
	for _, open := range []func() error{r.openLog, r.openEvents, r.openView, r.openPerfMap, r.openProfile} {
		if err := open(); err != nil {
			return nil, errors.Join(usageError{err}, r.close())
		}
	}
	if o.explain {
		r.explain = newExplainer()
		r.sinks = append(r.sinks, r.explain)
	}
	return r, nil
}

// apart wants a file of its own for each report, and none that is the program.
func (o *options) apart() error {
	_, log, found := strings.Cut(o.log, ":")
	if !found {
		log = o.log
	}
	type use struct{ what, name string }
	var met []use
	for _, u := range []use{{"the program", o.program}, {"-log", log}, {"-events", o.events}, {"-view", o.view}, {"-cpuprofile", o.cpuprofile}} {
		if info, err := os.Stat(u.name); u.name == "" || u.name == "-" || err == nil && !info.Mode().IsRegular() {
			continue
		}
		if n := slices.IndexFunc(met, func(m use) bool { return sameFile(m.name, u.name) }); n >= 0 {
			return usageErrorf("%s and %s are one file, %s; give each its own", met[n].what, u.what, u.name)
		}
		met = append(met, u)
	}
	return nil
}

// sameFile reports whether two names are of one file, which need not be there.
func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return filepath.Clean(a) == filepath.Clean(b) || errA == nil && errB == nil && os.SameFile(x, y)
}

func (r *reports) openLog() error {
	if r.o.log == "" {
		return nil
	}
	log, err := jitlog.Open(r.o.log, r.stderr)
	if err != nil {
		return err
	}
	r.add(log, log)
	return nil
}

func (r *reports) openEvents() error {
	if r.o.events == "" {
		return nil
	}
	events, err := jitlog.OpenEvents(r.o.events, r.stderr)
	if err != nil {
		return err
	}
	r.add(events, events)
	return nil
}

func (r *reports) add(s trace.Sink, c io.Closer) {
	r.sinks = append(r.sinks, s)
	r.closers = append(r.closers, c.Close)
}

func (r *reports) openView() (err error) {
	if r.o.view == "" {
		return nil
	}
	if r.page, err = create(r.o.view); err != nil {
		return err
	}
	r.view = viewer.NewCollector()
	r.view.MostOps = mostOps
	r.sinks = append(r.sinks, r.view)
	return nil
}

// mostOps is how many ops of a run its page shows. A page with more is too large for a
// browser; the log has them all.
const mostOps = 1 << 18

// stdout is what the guest prints to.
func (r *reports) stdout(w io.Writer) io.Writer {
	if r.view != nil {
		return r.view.Output(w)
	}
	return w
}

// sink gives who is to be told; nil, which costs nothing, if nobody is.
func (r *reports) sink() trace.Sink {
	if r.gate.to = jitlog.Multi(r.sinks...); r.gate.to == nil {
		return nil
	}
	return &r.gate
}

func (r *reports) inspect(e *warm.Engine) {
	s := e.Stats()
	r.gate.do(func() { r.stats = &s })
}

// finish writes the reports that come after the run and closes the files. A run
// that was left behind may be in the middle of an event, and stay there.
func (r *reports) finish(ctx context.Context) error {
	if !r.gate.shut() {
		return errors.New("the reports are not complete: the last event could not be written")
	}
	errs := []error{r.close()}
	if r.explain != nil {
		errs = append(errs, r.explain.print(r.stderr))
	}
	if r.view != nil {
		errs = append(errs, r.writeView(ctx))
	}
	if r.o.stats {
		errs = append(errs, printTo(r.stderr, "the statistics", statsText(r.o.stage, r.stats)))
	}
	return errors.Join(errs...)
}

func (r *reports) close() error {
	var errs []error
	for _, c := range r.closers {
		errs = append(errs, c())
	}
	r.closers = nil
	return errors.Join(errs...)
}

// A gate lets events pass until it is shut. A run that was left behind goes on
// telling them, while the reports are being written.
type gate struct {
	mu     sync.Mutex
	isShut bool
	to     trace.Sink
}

// Event implements [trace.Sink].
func (g *gate) Event(e trace.Event) { g.do(func() { g.to.Event(e) }) }

func (g *gate) do(f func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.isShut {
		f()
	}
}

// shut reports whether the gate could be shut: not while an event is on its way,
// which is waited for as long as for a run.
func (g *gate) shut() bool {
	ctx, cancel := context.WithTimeout(context.Background(), stage.Grace)
	defer cancel()
	_, err := attend(ctx, func() (struct{}, error) {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.isShut = true
		return struct{}{}, nil
	})
	return err == nil
}

// A file remembers the first write that failed, for writers that do not look.
type file struct {
	name string
	f    *os.File
	err  error
}

func create(name string) (*file, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, cause(err))
	}
	return &file{name: name, f: f}, nil
}

func (f *file) Write(p []byte) (int, error) {
	n, err := f.f.Write(p)
	if f.err == nil {
		f.err = err
	}
	return n, err
}

// Close closes the file. It gives the first error of all.
func (f *file) Close() error {
	if err := f.f.Close(); f.err == nil {
		f.err = err
	}
	if f.err != nil {
		return fmt.Errorf("cannot write %s: %w", f.name, cause(f.err))
	}
	return nil
}
