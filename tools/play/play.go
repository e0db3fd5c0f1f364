package play

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"mergepoint/chapters"
	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/tools/stepper"
	"mergepoint/tools/viewer/model"
)

// Settings are what a reader chooses.
type Settings struct {
	Language string // one of [Languages]
	Program  string
	Input    string
	JIT      string // changes to the parameters: threshold=3,enable_opts=intbounds
	EOF      string // what , does at the end of the input; "" is zero
	Files    map[string]*model.File
}

// A Listener is told what happens, from the goroutine that runs the guest.
type Listener struct {
	Output func(text []byte)
	View   func(v *model.View) // the traces so far; the last call has all
	Notice func(text string)
}

// A Language is an interpreter of the repository.
type Language struct {
	ID      string // bf7
	Syntax  string // bf or regvm: how its programs are coloured
	Stage   int    // of the book; 0 if it is none
	Title   string
	Program string // what the command line would call the program
	parse   func(text string) (*program, error)
}

// Traced reports whether its interpreter's loops are traced.
func (l *Language) Traced() bool { return l.Stage == 0 || l.Stage >= chapters.FirstTracing }

// A program is a guest that can be run.
type program struct {
	guest []string // its instructions, by pc
	run   func(ctx context.Context, in io.Reader, out io.Writer, o stage.Options) error
}

// Languages are the interpreters that can be played with: that of each stage, the
// newest first, and the register machine.
func Languages() (list []Language) {
	for i := len(chapters.Stages) - 1; i >= 0; i-- {
		s := &chapters.Stages[i]
		list = append(list, Language{fmt.Sprintf("bf%d", s.Number), "bf", s.Number, fmt.Sprintf("brainf*ck, stage %d", s.Number), "program.b", bf(s)})
	}
	return append(list, Language{"regvm", "regvm", 0, "a register machine", "program.asm", registers})
}

// MostTraces is how many traces of a run are kept.
const MostTraces = 1000

// Run runs a program to its end. The error says what bf would say; [Position] gives
// where in the program that is.
func Run(ctx context.Context, s *Settings, l *Listener) error {
	p, err := s.load()
	if err != nil {
		return err
	}
	w := &watcher{Collector: model.NewCollector(), files: s.Files, view: l.View}
	w.Most = MostTraces
	o := s.options()
	o.Sink, o.Notice = w, func(string) {
		l.Notice("in a browser the runner runs the traces; machine code is made, and shown, by bf on an amd64")
	}
	err = p.run(ctx, strings.NewReader(s.Input), w.Output(writer(l.Output)), o)
	w.tell()
	return err
}

// Step runs a program until a loop was recorded, run and left, and tells that step by
// step.
func Step(ctx context.Context, s *Settings) (*stepper.Story, error) {
	p, err := s.load()
	if err != nil {
		return nil, err
	}
	return stepper.Watch(ctx, p.guest, nil, s.options(), func(ctx context.Context, o stage.Options) error {
		return p.run(ctx, strings.NewReader(s.Input), io.Discard, o)
	})
}

func (s *Settings) options() (o stage.Options) {
	o.JIT = s.JIT
	_ = o.EOF.Set(s.EOF)
	return o
}

// load finds what is wrong with the settings, and reads the program, before anything
// is run.
func (s *Settings) load() (*program, error) {
	p := jit.DefaultParams()
	if err := p.Set(s.JIT); err != nil {
		return nil, err
	}
	if _, err := optimizer.ParsePasses(p.EnableOpts); err != nil {
		return nil, err
	}
	for _, l := range Languages() {
		if l.ID == s.Language {
			return l.parse(s.Program)
		}
	}
	return nil, fmt.Errorf("there is no language %q here", s.Language)
}

// Position gives the line and column, from 1, of the guest program that an error
// speaks of; false if it speaks of none.
func Position(err error) (line, col int, ok bool) {
	var at *bfparse.Error
	if !errors.As(err, &at) {
		return 0, 0, false
	}
	return at.Pos.Line, at.Pos.Col, true
}

// A watcher collects, and shows what it has while the program still runs: a reader
// who stops an endless loop wants to see its traces.
type watcher struct {
	*model.Collector
	files map[string]*model.File
	view  func(*model.View)
	news  bool          // since the last view
	told  time.Time     // when that was
	took  time.Duration // to make it
}

// share is which part of the time is spent on views, as a divisor.
const share = 10

// Event also shows what is new, once compiled code runs: then nothing else may
// happen for long.
func (w *watcher) Event(e trace.Event) {
	w.Collector.Event(e)
	switch e.(type) {
	case trace.EventCompiled, trace.EventAborted:
		w.news = true
	case trace.EventEntered:
		if w.news && time.Since(w.told) >= share*w.took {
			w.tell()
		}
	}
}

func (w *watcher) tell() {
	begun := time.Now()
	w.view(w.View(w.files, nil))
	w.news, w.told = false, time.Now()
	w.took = w.told.Sub(begun)
}
