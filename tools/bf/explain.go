package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"

	"mergepoint/pkg/jitlog"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/tools/viewer/model"
)

// An explainer writes down what became of each op that was recorded, when a trace is
// compiled: the text is shown after the run, and takes much less memory than the trace.
type explainer struct {
	kept   bytes.Buffer // the text, deflated
	text   *flate.Writer
	traces int
	loop   trace.EventCompiled
	used   map[string]bool // rules
	places jitlog.Excerpts
}

func newExplainer() *explainer {
	x := &explainer{used: map[string]bool{}}
	var err error
	if x.text, err = flate.NewWriter(&x.kept, flate.BestSpeed); err != nil {
		panic("bf: newExplainer: " + err.Error())
	}
	return x
}

// Event explains what was compiled. What a loop and its entry bridge share is told
// with the loop only.
func (x *explainer) Event(e trace.Event) {
	c, ok := e.(trace.EventCompiled)
	if !ok {
		return
	}
	if c.Recorded == nil {
		c.Recorded, c.Reasons = x.loop.Recorded, x.loop.Reasons
	}
	x.loop = c
	x.traces++
	x.explain(&c)
}

const explainHead = `Each line below is an operation that was recorded while the interpreter ran a piece of
the program. On its left is its number and the line of the interpreter's source that
it comes from. Below it stands why it is not in the trace that was compiled, or not as
it was; an operation with nothing below it is in there. Lines that begin with "at" say
which instruction of the program is being interpreted.
`

// print writes the explanation of all traces.
func (x *explainer) print(w io.Writer) error {
	out := bufio.NewWriter(w)
	if x.traces == 0 {
		out.WriteString("No trace was compiled: no loop of the program was run back often enough, or this stage does not compile.\n")
	} else {
		out.WriteString(explainHead)
	}
	if err := x.text.Close(); err != nil {
		return err
	}
	if _, err := io.Copy(out, flate.NewReader(&x.kept)); err != nil {
		return err
	}
	if len(x.used) > 0 {
		out.WriteString("\nThe rules that were used, and what they say:\n\n")
	}
	for _, p := range optimizer.Table {
		for _, rule := range p.Rules {
			if name := p.Name + "/" + rule.Name; x.used[name] {
				fmt.Fprintf(out, "  %-28s %s\n", name, rule.Doc)
			}
		}
	}
	return out.Flush()
}

// explain explains one trace, and marks the rules that were used.
func (x *explainer) explain(c *trace.EventCompiled) {
	b := x.text
	reasons := reasonsByOp(c)
	fmt.Fprintf(b, "\n%s: %d operations were recorded, %d are left\n\n", model.Name(c), len(c.Recorded.Ops), len(c.Trace.Ops))
	names := trace.NewPrinter()
	fmt.Fprintf(b, "%22s%s\n", "", names.List(c.Recorded.Inputs))
	number := map[*trace.Op]int{}
	for i, op := range c.Recorded.Ops {
		number[op] = i
	}
	for i, op := range c.Recorded.Ops {
		if op.Code == ops.DebugMergePoint {
			fmt.Fprintf(b, "%4d at %s\n", i, excerpt(x.places.Of(op.Mark)))
			if why := c.Recorded.Zero[op]; why != "" {
				fmt.Fprintf(b, "%22s| %s\n", "", why)
			}
			continue
		}
		fmt.Fprintf(b, "%4d %-16s %s\n", i, op.Origin.Source(), names.Op(op))
		for _, r := range reasons[op] {
			fmt.Fprintf(b, "%22s| %s\n", "", model.Why(i, &r, number))
			x.used[model.Rule(&r)] = true
		}
	}
}

// excerptLength is how much of a location is shown on either side of its middle.
const excerptLength = 24

// excerpt cuts a long location around its first underscore, which is where the
// instruction stands in the locations of this book's interpreters.
func excerpt(location string) string {
	middle := max(strings.IndexByte(location, '_'), 0)
	from, to := max(middle-excerptLength, 0), min(middle+excerptLength, len(location))
	text := location[from:to]
	if from > 0 {
		text = "…" + text
	}
	if to < len(location) {
		text += "…"
	}
	return text
}

// reasonsByOp sorts a trace's reasons by the recorded op they are about. The loop
// and its entry bridge share one list.
func reasonsByOp(c *trace.EventCompiled) map[*trace.Op][]trace.Reason {
	m := map[*trace.Op][]trace.Reason{}
	for _, r := range c.Reasons {
		if r.Part == c.Trace.Kind {
			m[r.Op] = append(m[r.Op], r)
		}
	}
	return m
}
