package fence

import (
	"fmt"
	"strconv"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/tools/book/internal/manuscript"
)

// A listed trace is one that a run told of, as its log has it.
type listed struct {
	name     string // loop0 (by the header's number), bridge5 (by guard), raw0, rawbridge0, short0 (by position)
	head     string // of a compiled one
	compiled *trace.EventCompiled
	*trace.Trace
}

// text prints the trace as the log does, with its marks as the fence wants them.
func (l *listed) text(i manuscript.Info) string {
	p := trace.NewPrinter()
	var b strings.Builder
	if l.head != "" {
		fmt.Fprintln(&b, l.head)
	}
	fmt.Fprintln(&b, p.List(l.Inputs)+p.Stores(l.Pending)+p.Late(l.Late))
	for _, op := range l.Ops {
		if op.Mark == nil {
			fmt.Fprintln(&b, p.Op(op))
		} else if !i.Has("nomarks") {
			m := trace.MergePoint{Text: cutLocation(op.Mark.Excerpt(), i), Depth: op.Mark.Depth}
			fmt.Fprintln(&b, p.Op(&trace.Op{Code: op.Code, Mark: &m}))
		}
	}
	return b.String()
}

// count counts the ops in whose line a text stands.
func (l *listed) count(with string) (n int) {
	p := trace.NewPrinter()
	for _, op := range l.Ops {
		if strings.Contains(p.Op(op), with) {
			n++
		}
	}
	return n
}

func (l *listed) marks() (n int) {
	for _, op := range l.Ops {
		if op.Code == ops.DebugMergePoint {
			n++
		}
	}
	return n
}

// pick finds a trace by its name.
func pick(list []*listed, name string) (*listed, error) {
	for _, l := range list {
		if l.name == name {
			return l, nil
		}
	}
	return nil, fmt.Errorf("pick=%s: the run has no such trace; want loop0, bridge5 (out of guard 5), raw0, rawbridge0 or short0", name)
}

func (f *Filler) trace(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	run, err := f.told(b.Info)
	if err != nil {
		return out, err
	}
	l, err := pick(run.traces, b.Args["pick"])
	if err != nil {
		return out, err
	}
	return cut(out, l.text(b.Info), b)
}

// trim shortens or drops the merge points of a trace that is a file's.
func trim(text string, i manuscript.Info) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		before, rest, marked := strings.Cut(line, "debug_merge_point('")
		end := strings.LastIndex(rest, "', ")
		switch {
		case !marked || end < 0:
			b.WriteString(line)
		case !i.Has("nomarks"):
			b.WriteString(before + "debug_merge_point('" + cutLocation(rest[:end], i) + rest[end:])
		}
	}
	return b.String()
}

// cutLocation cuts a location to the width that the fence gives.
func cutLocation(text string, i manuscript.Info) string {
	width, err := strconv.Atoi(i.Args["trim"])
	if err != nil {
		return text
	}
	return around(text, width)
}

// around cuts a location to width characters around its _x_.
func around(text string, width int) string {
	r := []rune(text)
	at := -1
	for n := 0; n+2 < len(r) && at < 0; n++ {
		if r[n] == '_' && r[n+2] == '_' {
			at = n
		}
	}
	if at < 0 || len(r) <= width {
		return text
	}
	from := max(0, min(at-(width-3)/2, len(r)-width))
	out := string(r[from:min(len(r), from+width)])
	if from > 0 {
		out = "…" + out
	}
	if from+width < len(r) {
		out += "…"
	}
	return out
}
