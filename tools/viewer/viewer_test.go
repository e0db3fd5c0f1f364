package viewer

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

var keep = flag.String("keep", "", "folder for the pages made, to look at")

// sample is a run made of one of the optimiser's cases: the tutorial's loop.
func sample(t *testing.T) *Collector {
	t.Helper()
	return collect(sampleEvents(t))
}

func collect(events []trace.Event) *Collector {
	c := NewCollector()
	for _, e := range events {
		c.Event(e)
	}
	return c
}

func sampleEvents(t *testing.T) []trace.Event {
	t.Helper()
	data, err := txtar.ParseFile("../../pkg/optimizer/testdata/listing/add-26.txtar")
	must(t, err)
	section := map[string]string{}
	for _, f := range data.Files {
		section[f.Name] = string(f.Data)
	}
	w := texttest.NewWorld(4)
	must(t, w.Env.Declare(section["descrs"]))
	rec, err := tracetext.Parse(section["in"], w.Env)
	must(t, err)
	situate(rec)
	return compile(t, w, rec)
}

// situate gives the ops origins, as a recorder does.
func situate(rec *trace.Trace) {
	var at *trace.MergePoint
	for i, op := range rec.Ops {
		if op.Mark != nil {
			at = op.Mark
		}
		op.Origin = trace.Origin{Info: &trace.FrameInfo{Func: "mainloop", File: "tape.go"}, Line: int32(30 + i%40), Guest: at, Recorded: int32(i)}
	}
}

func compile(t *testing.T, w *texttest.World, rec *trace.Trace) []trace.Event {
	t.Helper()
	res, err := optimizer.OptimizeLoop(rec, w.Env.Target(0), optimizer.Options{Passes: optimizer.Tutorial})
	must(t, err)
	n := 2
	for _, tr := range []*trace.Trace{res.Loop, res.Entry} {
		for _, op := range tr.Ops {
			if op.IsGuard() {
				op.Guard.Number = n
				n++
			}
		}
	}
	return []trace.Event{
		trace.EventHot{Where: rec.Ops[0].Mark, Count: 1000},
		trace.EventRecorded{Trace: rec},
		trace.EventCompiled{Number: 0, Trace: res.Loop, Recorded: rec, Reasons: res.Reasons},
		trace.EventCompiled{Number: 1, Trace: res.Entry},
		trace.EventEntered{Number: 1},
		trace.EventGuardFailed{Guard: 2, Count: 1},
	}
}

func write(t *testing.T, c *Collector, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../chapters/ch03_tracing/tape.go")
	must(t, err)
	var b bytes.Buffer
	must(t, c.WritePage(&b, Page{Title: name, Command: "bf " + name, Sources: []Source{{"tape.go", string(text)}}, Listing: amd64.NewListing()}))
	if *keep != "" {
		must(t, os.WriteFile(filepath.Join(*keep, name+".html"), b.Bytes(), 0o644))
	}
	return b.String()
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestPage: the page says without its script what it shows with it.
func TestPage(t *testing.T) {
	page := write(t, sample(t), "test.b")
	page = regexp.MustCompile(`(?s)<script.*?</script>`).ReplaceAllString(page, "")
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")
	for _, want := range []string{
		"Loop 0, Loop 1 (entry bridge)", "i6 = int_add(i4, 1)", "because of", "heap/", "in the entry bridge only",
		"Else the interpreter goes on with", "Below it, i10, from int_is_true(i9), is 1.", "failed once",
	} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if len(page) > 1_500_000 {
		t.Errorf("the page has %d bytes", len(page))
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("id %s twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(` href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("link to #%s, which is nowhere", m[1])
		}
	}
}

// TestGuards: a recorded guard lists what it saves, as it does everywhere else; a
// recorder leaves the list to be made from the frames.
func TestGuards(t *testing.T) {
	events := sampleEvents(t)
	rec := events[1].(trace.EventRecorded).Trace
	for _, op := range rec.Ops {
		if op.IsGuard() {
			op.Guard.FailArgs = nil
		}
	}
	page := html.UnescapeString(write(t, collect(events), "test.b"))
	guards := 0
	for line := range strings.Lines(rec.String()) {
		if strings.HasPrefix(line, "guard_") {
			guards++
			if !strings.Contains(page, "<code>"+strings.TrimSpace(line)+"</code>") {
				t.Errorf("the page lacks %q", line)
			}
		}
	}
	if guards == 0 {
		t.Error("no guards recorded")
	}
}

// hostile is a text that would end a field, a row or a tag if it were let.
const hostile = "\"\n\t\\n<img src=x onerror=alert(1)>` = a(b)"

// hostileRun is the sample with such a text wherever an interpreter chooses one.
func hostileRun(t *testing.T) *Collector {
	t.Helper()
	events := sampleEvents(t)
	for _, e := range events {
		c, ok := e.(trace.EventCompiled)
		if !ok {
			continue
		}
		for _, op := range c.Trace.Ops {
			op.Origin.Info = &trace.FrameInfo{File: hostile}
			if op.Mark != nil {
				op.Mark = &trace.MergePoint{Text: hostile}
			}
		}
	}
	return collect(events)
}

// TestHostile: no text chosen by others is markup.
func TestHostile(t *testing.T) {
	if page := write(t, hostileRun(t), "hostile"); strings.Contains(page, "<img") {
		t.Error("a location is markup")
	}
}

// TestFind: a link's words lead to an op, or say what is missing.
func TestFind(t *testing.T) {
	c := sample(t)
	page, v := write(t, c, "test.b"), c.Look(Page{})
	for place, want := range map[string]string{
		"loop0": "r0-l", "raw0": "r0-", "loop1": "r0-e", "loop0/at ": "r0-l0", "raw0/= int_add(": `r0-\d+`, "guard2": `r0-l\d+`, "loop0/jump": `r0-l\d+`,
	} {
		if id, err := v.Find(place); err != nil || !regexp.MustCompile("^"+want+"$").MatchString(id) || !strings.Contains(page, ` id="`+id+`"`) {
			t.Errorf("%s leads to %q, want %s (%v)", place, id, want, err)
		}
	}
	for place, want := range map[string]string{"loop7": "no trace loop7", "loop0/float_add": `has "float_add"`, "guard99": "Guard99"} {
		if _, err := v.Find(place); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", place, err, want)
		}
	}
}

// long is a run with ten thousand ops.
func long(t *testing.T) *Collector {
	t.Helper()
	var b strings.Builder
	b.WriteString("[p0, i1]\n")
	last := "i1"
	for i := range 10_000 {
		fmt.Fprintf(&b, "i%d = int_add(%s, %d)\n", i+2, last, i)
		last = fmt.Sprintf("i%d", i+2)
		if i%10 == 0 {
			fmt.Fprintf(&b, "debug_merge_point('%s_+_%s', 0)\n", strings.Repeat("+", i%1000), strings.Repeat("-", 999-i%1000))
		}
	}
	fmt.Fprintf(&b, "jump(p0, %s)\n", last)
	w := texttest.NewWorld(1)
	rec, err := tracetext.Parse(b.String(), w.Env)
	must(t, err)
	situate(rec)
	return collect(compile(t, w, rec))
}

// TestLong: ten thousand ops make a page of moderate size.
func TestLong(t *testing.T) {
	page := write(t, long(t), "long")
	if len(page) > 1_000_000 {
		t.Errorf("the page has %d bytes", len(page))
	}
	if !strings.Contains(page, "bf -log") {
		t.Error("the page does not say where the traces are to be read without its script")
	}
}

func TestEmpty(t *testing.T) {
	if page := write(t, NewCollector(), "none"); !strings.Contains(page, "No trace was compiled") {
		t.Error("a run without traces is not told")
	}
}
