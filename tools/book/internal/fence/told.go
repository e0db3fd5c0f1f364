package fence

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"mergepoint/chapters"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/jitlog"
	"mergepoint/pkg/trace"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/viewer"
	"mergepoint/tools/viewer/model"
)

// An invocation is what a fence gives bf: -stage 5 -jit threshold=2 guest.b <guest/sort.in.
type invocation struct {
	args           []string // without the input
	stage          *chapters.Stage
	jit            string
	program, input string // names
}

func parseInvocation(line string) (v invocation, err error) {
	line, v.input, _ = strings.Cut(line, "<")
	v.args = strings.Fields(line)
	number := len(chapters.Stages)
	fs := flag.NewFlagSet("bf", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.IntVar(&number, "stage", number, "")
	fs.StringVar(&v.jit, "jit", "", "")
	switch err := fs.Parse(v.args); {
	case err != nil:
		return v, fmt.Errorf("bf %s: %w", line, err)
	case fs.NArg() != 1:
		return v, fmt.Errorf("bf %s: want one program", line)
	case number < 1 || number > len(chapters.Stages):
		return v, fmt.Errorf("there is no stage %d", number)
	}
	v.stage, v.program, v.input = &chapters.Stages[number-1], fs.Arg(0), strings.TrimSpace(v.input)
	return v, nil
}

// text reads what a fence names: guest.b and input are what it says itself, guest/sort.b
// and guest/sort.in lie in testdata/guest/sort.txtar, and all else is a file.
func (f *Filler) text(name string, i manuscript.Info) (string, error) {
	switch {
	case name == "guest.b":
		return lines(i.Args["guest"]), nil
	case name == "":
		return "", nil
	case name == "input":
		return Input(i), nil
	case path.Dir(name) == "guest":
		ending := path.Ext(name)
		data, err := os.ReadFile(filepath.Join(f.root, "testdata", "guest", strings.TrimSuffix(path.Base(name), ending)+".txtar"))
		if err != nil {
			return "", err
		}
		text, _, err := section(data, map[string]string{".b": "program.b", ".in": "input"}[ending])
		return text, err
	}
	data, err := os.ReadFile(filepath.Join(f.root, filepath.FromSlash(name)))
	return string(data), err
}

// A told run is what a stage has told while it ran a fence's program, in this process.
type told struct {
	*viewer.Collector
	invocation
	traces   []*listed
	events   eventList
	recorded map[bool]int // by whether it is a bridge
	short    int
}

// Event implements [trace.Sink].
func (t *told) Event(e trace.Event) {
	t.Collector.Event(e)
	t.events.add(e)
	switch e := e.(type) {
	case trace.EventRecorded:
		bridge := e.Trace.Kind == trace.Bridge
		t.add(fmt.Sprintf("%s%d", map[bool]string{false: "raw", true: "rawbridge"}[bridge], t.recorded[bridge]), "", e.Trace)
		t.recorded[bridge]++
	case trace.EventCompiled:
		if tg := e.Trace.Target; tg != nil && tg.Short != nil {
			t.add(fmt.Sprintf("short%d", t.short), "", jitlog.ShortPreamble(tg))
			t.short++
		}
		t.add(model.Called(&e), jitlog.Header(&e), e.Trace)
		t.traces[len(t.traces)-1].compiled = &e
	}
}

func (t *told) add(name, head string, tr *trace.Trace) {
	t.traces = append(t.traces, &listed{name: name, head: head, Trace: tr})
}

// told runs what a fence says, once.
func (f *Filler) told(i manuscript.Info) (*told, error) {
	key := strings.Join([]string{i.Args["bf"], i.Args["guest"], i.Args["input"]}, "\x00")
	if t := f.runs[key]; t != nil {
		return t, nil
	}
	v, err := parseInvocation(i.Args["bf"])
	if err != nil {
		return nil, err
	}
	t := &told{Collector: viewer.NewCollector(), invocation: v, recorded: map[bool]int{}}
	if err := f.tell(t, i); err != nil {
		return nil, fmt.Errorf("bf %s: %w", i.Args["bf"], err)
	}
	f.runs[key] = t
	return t, nil
}

func (f *Filler) tell(t *told, i manuscript.Info) error {
	source, err := f.text(t.program, i)
	if err != nil {
		return err
	}
	input, err := f.text(t.input, i)
	if err != nil {
		return err
	}
	p, err := t.stage.Parse(t.program, []byte(source))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), commandTime)
	defer cancel()
	err = t.stage.Run(ctx, p, strings.NewReader(input), t.Output(io.Discard), stage.Options{JIT: t.jit, Sink: t})
	t.events.flush()
	return err
}

// page is what the viewer shows of the run.
func (t *told) page() (viewer.Page, *model.View) {
	p := viewer.NewPage(t.program, t.args, t.stage.Sources())
	if t.MachineCode() {
		p.Listing = amd64.NewListing()
	}
	v := t.Look(p)
	v.Timeline = nil // it would differ each time
	return p, v
}
