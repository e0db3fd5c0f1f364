package fence

import (
	"encoding/json"
	"fmt"
	"strings"

	"mergepoint/pkg/jitlog"
	"mergepoint/tools/book/internal/manuscript"
)

// timeline lists the events of a run, without their times: bf -events.
func (f *Filler) timeline(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	text, err := f.run.report("-events "+reportFile, b.Info)
	if err != nil {
		return out, err
	}
	list := eventList{places: map[int]string{}}
	for line := range strings.Lines(text) {
		var e jitlog.Line
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return out, err
		}
		list.add(&e)
	}
	list.flush()
	return cut(out, firstLines(list.text.String()), b)
}

// firstLines keeps a text to a length that a page can bear.
func firstLines(text string) string {
	const most = 40
	lines := strings.SplitAfter(text, "\n")
	if len(lines) <= most+1 {
		return text
	}
	return strings.Join(lines[:most], "") + fmt.Sprintf("… and %d more\n", len(lines)-1-most)
}

// An eventList says events in words; entries and exits in a row become one line.
type eventList struct {
	text            strings.Builder
	places          map[int]string // of the guest program, by number
	entered, failed int
}

func (l *eventList) add(e *jitlog.Line) {
	for _, p := range e.Places {
		l.places[p.Number] = around(p.Location, 24)
		if p.Location == "(no location)" && len(p.Greens) > 0 {
			l.places[p.Number] = "greens " + strings.Trim(fmt.Sprint(p.Greens), "[]")
		}
	}
	switch e.Event {
	case "entered":
		l.entered++
		return
	case "guard failed":
		l.failed++
		return
	}
	l.flush()
	switch e.Event {
	case "hot":
		fmt.Fprintf(&l.text, "hot         %s, counted %d times\n", l.where(e), e.Count)
	case "recording":
		fmt.Fprintf(&l.text, "recording   %s\n", l.where(e))
	case "aborted":
		fmt.Fprintf(&l.text, "given up    %s\n", strings.TrimSuffix(e.Reason+": "+e.Detail, ": "))
	case "recorded":
		fmt.Fprintf(&l.text, "recorded    %d ops\n", len(e.Trace.Ops))
	case "compiled":
		fmt.Fprintf(&l.text, "compiled    %s of %d ops\n", called(e), len(e.Trace.Ops))
	}
}

// flush writes the entries and exits met since the last other event.
func (l *eventList) flush() {
	if l.entered+l.failed > 0 {
		fmt.Fprintf(&l.text, "running     compiled code entered %s, left by a guard %s\n", times(l.entered), times(l.failed))
	}
	l.entered, l.failed = 0, 0
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func (l *eventList) where(e *jitlog.Line) string {
	switch {
	case e.Guard > 0:
		return fmt.Sprintf("from guard %d", e.Guard)
	case e.Where == nil:
		return ""
	}
	return l.places[*e.Where]
}

func called(e *jitlog.Line) string {
	switch {
	case e.Trace.Kind == "bridge" && e.Guard > 0:
		return fmt.Sprintf("bridge out of guard %d", e.Guard)
	case e.Number != nil:
		return fmt.Sprintf("Loop %d (%s)", *e.Number, e.Trace.Kind)
	}
	return e.Trace.Kind
}
