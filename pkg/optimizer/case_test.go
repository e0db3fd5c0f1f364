package optimizer_test

import (
	"fmt"
	"strings"
	"testing"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// An optCase is one txtar file: how a recorded trace is optimised and what has
// come of it.
type optCase struct {
	world        *texttest.World
	passes       optimizer.Passes
	in, loop     *trace.Trace // loop: what a bridge jumps to, as recorded; or nil
	target       *trace.Target
	loopRes, res *optimizer.Result
	err          error
}

// A source is a case as text: loop is the recorded loop that a bridge jumps to.
type source struct {
	passes           optimizer.Passes
	descrs, loop, in string
	change           func(*optCase) // of what was parsed; may be nil
}

// readSource takes the sections passes, descrs, loop and in.
func readSource(t *testing.T, c *texttest.Case) source {
	t.Helper()
	passes, err := optimizer.ParsePasses(strings.TrimSpace(c.Section("passes")))
	must(t, err)
	return source{passes: passes, descrs: c.Section("descrs"), loop: c.Section("loop"), in: c.Section("in")}
}

// optimise parses and optimises.
func (s source) optimise(t *testing.T) *optCase {
	t.Helper()
	o := &optCase{world: texttest.NewWorld(4), passes: s.passes}
	must(t, o.world.Env.Declare(s.descrs))
	o.target = o.world.Env.Target(0)
	if s.loop != "" {
		o.loop = o.parse(t, s.loop)
		number(o.loop)
	}
	o.in = o.parse(t, s.in)
	if s.change != nil {
		s.change(o)
	}
	number(o.in)
	opts := optimizer.Options{Passes: o.passes, Verify: true}
	if o.loop != nil {
		o.loopRes, o.err = optimizer.OptimizeLoop(o.loop, o.target, opts)
		must(t, o.err)
	}
	if o.in.Kind == trace.Loop && o.loop == nil && jumps(o.in) {
		o.res, o.err = optimizer.OptimizeLoop(o.in, o.target, opts)
	} else {
		o.res, o.err = optimizer.OptimizeBridge(o.in, opts)
	}
	return o
}

func (o *optCase) parse(t *testing.T, text string) *trace.Trace {
	t.Helper()
	tr, err := tracetext.Parse(text, o.world.Env)
	must(t, err)
	for _, err := range trace.Verify(tr) {
		t.Error(err)
	}
	return tr
}

func jumps(tr *trace.Trace) bool { return tr.Ops[len(tr.Ops)-1].Code.String() == "jump" }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestCases: for each rule at least one text in, text out.
func TestCases(t *testing.T) {
	texttest.Run(t, "testdata/*/*.txtar", func(t *testing.T, c *texttest.Case) {
		o := readSource(t, c).optimise(t)
		if o.err != nil || c.Has("error") {
			c.Expect(t, "error", fmt.Sprint(o.err))
			return
		}
		before := o.in.String()
		c.ExpectTrace(t, "out", o.res.Loop.String())
		if c.Has("entry") {
			c.ExpectTrace(t, "entry", o.res.Entry.String())
		}
		if c.Has("zero") {
			c.Expect(t, "zero", zeroText(o.target.Closed))
		}
		if c.Has("short") {
			c.ExpectTrace(t, "short", shortText(o.target.Short))
		}
		if c.Has("reasons") {
			c.Expect(t, "reasons", reasonsText(o.in, o.res.Reasons))
		}
		o.sameRuns(t, 64)
		o.ownBoxes(t)
		if o.in.String() != before {
			t.Errorf("the recorded trace was changed:\n%s", texttest.Columns(before, o.in.String()))
		}
	})
}

// zeroText tells whether a loop changes nothing where its number is 0.
func zeroText(c *trace.Closed) string {
	switch {
	case c == nil:
		return "not closed\n"
	case c.Zero == nil:
		return "something changes\n"
	}
	return "nothing changes\n"
}

func shortText(s *trace.Short) string {
	p := trace.NewPrinter()
	var b strings.Builder
	fmt.Fprintln(&b, p.List(s.Inputs))
	for _, op := range s.Ops {
		fmt.Fprintln(&b, p.Op(op))
	}
	fmt.Fprintln(&b, "enter with", p.List(s.Jump))
	return b.String()
}

// reasonsText prints reasons with the names of the recorded trace, a line each.
func reasonsText(in *trace.Trace, reasons []trace.Reason) string {
	p := trace.NewPrinter()
	p.List(in.Inputs)
	names := map[*trace.Op]string{}
	for _, op := range in.Ops {
		names[op] = p.Op(op)
	}
	var b strings.Builder
	for _, r := range reasons {
		fmt.Fprintf(&b, "%v: %s: %s/%s", r.Part, names[r.Op], r.Pass, r.Rule)
		if r.Because != nil {
			fmt.Fprintf(&b, " because of %s", names[r.Because])
		}
		b.WriteString("\n")
	}
	return b.String()
}

// ownBoxes checks that recorded trace, entry bridge, loop and short preamble
// share no boxes: their IDs index tables of their own.
func (o *optCase) ownBoxes(t *testing.T) {
	owner := map[*trace.Box]string{}
	own := func(name string, inputs []*trace.Box, list []*trace.Op) {
		boxes := append([]*trace.Box{}, inputs...)
		for _, op := range list {
			if op.Result != nil {
				boxes = append(boxes, op.Result)
			}
		}
		for _, b := range boxes {
			if owner[b] != "" {
				t.Errorf("a box of the %s is also of the %s", name, owner[b])
			}
			owner[b] = name
		}
	}
	own("recorded trace", o.in.Inputs, o.in.Ops)
	own("loop", o.res.Loop.Inputs, o.res.Loop.Ops)
	if o.res.Entry != nil {
		own("entry bridge", o.res.Entry.Inputs, o.res.Entry.Ops)
	}
	if s := o.target.Short; s != nil {
		own("short preamble", s.Inputs, s.Ops)
	}
}
