package jitlog

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"time"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A Log is a [trace.Sink] that writes a log in PyPy's form. A section is in the
// file when it is complete, so that a log can be watched.
type Log struct {
	spec  spec
	out   io.WriteCloser
	buf   *bufio.Writer // of out
	start time.Time
	last  int64 // time stamp; they grow
	form  trace.FormatOptions
	err   error // of the first write that failed
}

// Open makes a log from what PYPYLOG or -log says:
//
//	PREFIX[,PREFIX…]:FILE  the sections whose category begins with a prefix
//	:FILE                  all sections
//	FILE                   a profile: only the lines that begin and end sections
//
// FILE "-" is stderr. It is an error if no category begins so, or if the file
// cannot be written.
func Open(spec string, stderr io.Writer) (*Log, error) {
	s, err := parseSpec(spec)
	if err != nil {
		return nil, err
	}
	out, err := open(s.file, stderr)
	if err != nil {
		return nil, err
	}
	return &Log{spec: s, out: out, buf: bufio.NewWriter(out), start: time.Now(), form: trace.FormatOptions{Excerpt: new(Excerpts).Of}}, nil
}

// Close closes the log. It gives the error of the first write that failed.
func (l *Log) Close() error {
	if err := cmp.Or(l.err, l.out.Close()); err != nil {
		return fmt.Errorf("log: %w", err)
	}
	return nil
}

// Event implements [trace.Sink].
func (l *Log) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventRecorded:
		category := noOptLoop
		if e.Trace.Kind == trace.Bridge {
			category = noOptBridge
		}
		l.section(category, func(w io.Writer) { e.Trace.Format(w, l.form) })
	case trace.EventCompiled:
		l.compiled(&e)
	case trace.EventAborted:
		l.section(abort, func(w io.Writer) { io.WriteString(w, aborted(&e)) })
	}
}

func (l *Log) compiled(e *trace.EventCompiled) {
	category := optLoop
	if e.Trace.Kind == trace.Bridge {
		category = optBridge
	}
	if t := e.Trace.Target; t != nil && t.Short != nil {
		l.section(shortPreamble, func(w io.Writer) { ShortPreamble(t).Format(w, l.form) })
	}
	l.section(category, func(w io.Writer) {
		fmt.Fprintln(w, Header(e))
		e.Trace.Format(w, l.form)
	})
}

// Header gives the first line of an optimised trace's section. The count is of
// all lines after the inputs.
func Header(e *trace.EventCompiled) string {
	if e.Trace.Kind == trace.Bridge {
		return fmt.Sprintf("# bridge out of Guard %d with %d ops", e.Guard, len(e.Trace.Ops))
	}
	return fmt.Sprintf("# Loop %d : %s with %d ops", e.Number, e.Trace.Name(), len(e.Trace.Ops))
}

// ShortPreamble gives a loop's short preamble as a trace, with its jump into the loop.
func ShortPreamble(t *trace.Target) *trace.Trace {
	s := t.Short
	jump := &trace.Op{Code: ops.Jump, Args: s.Jump, Descr: t}
	return &trace.Trace{Inputs: s.Inputs, Ops: append(s.Ops[:len(s.Ops):len(s.Ops)], jump)}
}

// aborted says why a recording was given up.
func aborted(e *trace.EventAborted) string {
	s := fmt.Sprintf("~~~ ABORTING TRACING: %s after %d ops", e.Reason, e.Ops)
	if e.Guard > 0 {
		s += fmt.Sprintf(", from Guard %d", e.Guard)
	}
	if e.Where != nil {
		s += fmt.Sprintf(", at '%s'", e.Where.Excerpt())
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s + "\n"
}

// section writes one section, if it is wanted.
func (l *Log) section(category string, text func(io.Writer)) {
	if !l.spec.wants(category) || l.err != nil {
		return
	}
	fmt.Fprintf(l.buf, "[%x] {%s\n", l.stamp(), category)
	if !l.spec.profile {
		text(l.buf)
	}
	fmt.Fprintf(l.buf, "[%x] %s}\n", l.stamp(), category)
	l.err = l.buf.Flush()
}

// stamp gives a time stamp greater than all before.
func (l *Log) stamp() int64 {
	l.last = max(l.last+1, time.Since(l.start).Nanoseconds())
	return l.last
}
