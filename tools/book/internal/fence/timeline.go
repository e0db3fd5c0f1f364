package fence

import (
	"fmt"
	"strings"

	"mergepoint/pkg/trace"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/viewer/model"
)

// timeline lists the events of a run, without their times.
func (f *Filler) timeline(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	run, err := f.told(b.Info)
	if err != nil {
		return out, err
	}
	return cut(out, firstLines(run.events.text.String()), b)
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
	entered, failed int
}

func (l *eventList) add(e trace.Event) {
	switch e := e.(type) {
	case trace.EventEntered:
		l.entered++
	case trace.EventGuardFailed:
		l.failed++
	case trace.EventHot:
		l.say("hot         %s, counted %d times", where(0, e.Where), e.Count)
	case trace.EventRecording:
		l.say("recording   %s", where(e.Guard, e.Where))
	case trace.EventAborted:
		l.say("given up    %s", strings.TrimSuffix(e.Reason.String()+": "+e.Detail, ": "))
	case trace.EventRecorded:
		l.say("recorded    %d ops", len(e.Trace.Ops))
	case trace.EventCompiled:
		l.say("compiled    %s of %d ops", model.Name(&e), len(e.Trace.Ops))
	}
}

func (l *eventList) say(format string, args ...any) {
	l.flush()
	fmt.Fprintf(&l.text, format+"\n", args...)
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

func where(guard int, m *trace.MergePoint) string {
	switch {
	case guard > 0:
		return fmt.Sprintf("from guard %d", guard)
	case m == nil:
		return ""
	}
	return around(model.Location(m), 24)
}
