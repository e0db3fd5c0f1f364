package ch07

import (
	"fmt"
	"strings"

	"mergepoint/pkg/trace"
)

// Tree collects the traces of a run, to show how they hang together: which guard
// has a bridge, and which loop each trace goes on in. It is a sink of the engine.
type Tree struct {
	traces []trace.EventCompiled
}

// Event keeps what is compiled.
func (t *Tree) Event(e trace.Event) {
	if c, ok := e.(trace.EventCompiled); ok {
		t.traces = append(t.traces, c)
	}
}

// Count gives the number of compiled traces of a kind.
func (t *Tree) Count(k trace.Kind) (n int) {
	for _, c := range t.traces {
		if c.Trace.Kind == k {
			n++
		}
	}
	return n
}

// String draws the tree: under each trace the bridges out of its guards.
func (t *Tree) String() string {
	var b strings.Builder
	for _, c := range t.traces {
		switch c.Trace.Kind {
		case trace.Loop:
			t.write(&b, c, "", fmt.Sprintf("Loop %d", c.Number))
		case trace.EntryBridge:
			t.write(&b, c, "", fmt.Sprintf("Entry bridge %d", c.Number))
		}
	}
	return b.String()
}

// write draws a trace and, further in, its bridges.
func (t *Tree) write(b *strings.Builder, c trace.EventCompiled, indent, name string) {
	fmt.Fprintf(b, "%s%s: %d ops from %s, then %s\n", indent, name, len(c.Trace.Ops), start(c.Trace), end(c.Trace))
	for _, op := range c.Trace.Ops {
		if !op.IsGuard() {
			continue
		}
		for _, bridge := range t.traces {
			if bridge.Trace.Kind == trace.Bridge && bridge.Guard == op.Guard.Number {
				t.write(b, bridge, indent+"    ", fmt.Sprintf("Guard %d at %s has a bridge", bridge.Guard, near(op.Origin.Guest)))
			}
		}
	}
}

// start gives the first position that a trace passes.
func start(t *trace.Trace) string {
	for _, op := range t.Ops {
		if op.Mark != nil {
			return near(op.Mark)
		}
	}
	return "the end of an instruction"
}

// end tells where a trace goes on.
func end(t *trace.Trace) string {
	last := t.Ops[len(t.Ops)-1]
	if target, ok := last.Descr.(*trace.Target); ok {
		return fmt.Sprintf("to Loop %d", target.Number)
	}
	return "the program ends"
}

// near shows a position as location does, with a few instructions on each side.
func near(m *trace.MergePoint) string {
	if m == nil {
		return "?"
	}
	const most = 6
	before, rest, _ := strings.Cut(m.Location(), "_")
	at, after, _ := strings.Cut(rest, "_")
	return before[max(0, len(before)-most):] + "_" + at + "_" + after[:min(most, len(after))]
}
