package model

import (
	"fmt"
	"strings"
	"time"

	"mergepoint/pkg/trace"
)

// A Timeline is a run in time: when traces were recorded and compiled, which part
// of each stretch ran in compiled code, and what had been printed by then. It is
// what a page draws, and what a book can store with the machine it was measured on.
type Timeline struct {
	Total    time.Duration `json:"total"`
	Compiled []float64     `json:"compiled"` // share of each of the stretches of equal length
	Output   []int         `json:"output"`   // lines, or bytes where there are no lines, printed by the stretch's end
	Lines    bool          `json:"lines"`    // Output counts lines
	Marks    []Mark        `json:"marks"`
}

// A Mark is one recording, from its start to its end.
type Mark struct {
	From time.Duration `json:"from"`
	To   time.Duration `json:"to"`
	Text string        `json:"text"`
	Lost bool          `json:"lost"` // given up
}

const stretches = 120

// Timeline sums up the run; nil if nothing was collected.
func (c *Collector) Timeline() *Timeline { return c.timeline(newLocator()) }

func (c *Collector) timeline(l *locator) *Timeline {
	end := c.end()
	if end == 0 || len(c.events) == 0 {
		return nil
	}
	t := &Timeline{Total: end, Compiled: make([]float64, stretches), Output: make([]int, stretches)}
	c.fillShares(t)
	c.fillOutput(t)
	c.fillMarks(t, l)
	return t
}

// end is when the last thing happened.
func (c *Collector) end() (end time.Duration) {
	if n := len(c.events); n > 0 {
		end = c.events[n-1].at
	}
	if n := len(c.shares); n > 0 {
		end = max(end, c.shares[n-1].from)
	}
	if n := len(c.output); n > 0 {
		end = max(end, c.output[n-1].at)
	}
	return end
}

func (c *Collector) fillShares(t *Timeline) {
	width := float64(t.Total) / stretches
	for i, s := range c.shares {
		if !s.compiled {
			continue
		}
		end := t.Total
		if i+1 < len(c.shares) {
			end = c.shares[i+1].from
		}
		for k := int(float64(s.from) / width); k < stretches; k++ {
			lo, hi := max(float64(s.from), float64(k)*width), min(float64(end), float64(k+1)*width)
			if hi <= lo {
				break
			}
			t.Compiled[k] = min(1, t.Compiled[k]+(hi-lo)/width)
		}
	}
	for k := range t.Compiled {
		t.Compiled[k] = float64(int(t.Compiled[k]*1000)) / 1000
	}
}

func (c *Collector) fillOutput(t *Timeline) {
	n := len(c.output)
	t.Lines = n > 0 && c.output[n-1].lines > 1
	at := 0
	for k := range stretches {
		for at < n && float64(c.output[at].at) <= float64(k+1)*float64(t.Total)/stretches+1 {
			at++
		}
		if at == 0 {
			continue
		}
		t.Output[k] = c.output[at-1].bytes
		if t.Lines {
			t.Output[k] = c.output[at-1].lines
		}
	}
}

// fillMarks joins the events of each recording.
func (c *Collector) fillMarks(t *Timeline, l *locator) {
	var m *Mark
	recorded := 0
	for _, s := range c.events {
		switch e := s.event.(type) {
		case trace.EventRecording:
			t.Marks = append(t.Marks, Mark{From: s.at, To: s.at, Text: from(e, l)})
			m = &t.Marks[len(t.Marks)-1]
		case trace.EventRecorded:
			recorded = len(e.Trace.Ops)
		case trace.EventAborted:
			if m != nil {
				m.To, m.Lost = s.at, true
				m.Text += fmt.Sprintf(": given up, %s", e.Reason)
			}
		case trace.EventCompiled:
			if m != nil {
				m.To = s.at
				if e.Recorded != nil {
					m.Text += fmt.Sprintf(": %d ops recorded", recorded)
				}
				m.Text += fmt.Sprintf(", %s with %d", Name(&e), len(e.Trace.Ops))
			}
		}
	}
}

// guardWords begin what is said of a bridge.
const guardWords = "from guard"

func from(e trace.EventRecording, l *locator) string {
	switch {
	case e.Guard > 0:
		return fmt.Sprintf("%s %d", guardWords, e.Guard)
	case e.Where != nil:
		return l.locate(e.Where).text
	}
	return "recording"
}

// The drawing's measures.
const (
	left, right   = 90, 730
	outTop, outH  = 16, 84
	bandTop, bndH = 124, 44
	markTop       = 196
	laneH         = 30
	maxListed     = 24
)

// HTML draws the timeline and lists its marks.
func (t *Timeline) HTML() string {
	if t == nil {
		return ""
	}
	return `<div class="scroll" tabindex="0" role="group" aria-label="drawing">` + t.SVG() + "</div>\n" + t.list()
}

// SVG draws the run: output above, then the share of time in compiled code, then
// the recordings by number.
func (t *Timeline) SVG() string {
	var b strings.Builder
	what := "bytes"
	if t.Lines {
		what = "lines"
	}
	last := t.Output[len(t.Output)-1]
	fmt.Fprintf(&b, `<svg class="timeline-svg" viewBox="0 0 750 280" role="img" font-size="13" fill="var(--ink)" aria-label="%s">`,
		escape.Replace(fmt.Sprintf("The run in %v: %d recordings, %d of them bridges; %d %s printed; the share of time in compiled code rises from %.0f to %.0f per cent.", round(t.Total), len(t.Marks), t.bridges(), last, what, 100*t.Compiled[0], 100*t.Compiled[len(t.Compiled)-1])))
	fmt.Fprintf(&b, `<text x="8" y="%d">output</text><text x="8" y="%d" fill="var(--dim)">%d %s</text>`, outTop+30, outTop+48, last, what)
	fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="var(--accent)" stroke-width="2"/>`, t.outputPath(last))
	fmt.Fprintf(&b, `<text x="8" y="%d">time in</text><text x="8" y="%d">compiled code</text>`, bandTop+16, bandTop+34)
	fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="var(--out)" stroke="var(--line)"/>`, left+20, bandTop, right-left-20, bndH)
	fmt.Fprintf(&b, `<path d="%s" fill="var(--fn)"/>`, t.bandPath())
	fmt.Fprintf(&b, `<text x="8" y="%d">recorded loops</text><text x="8" y="%d">and bridges</text>`, markTop+12, markTop+laneH+12)
	t.marks(&b)
	t.axis(&b)
	b.WriteString("</svg>")
	return b.String()
}

func (t *Timeline) bridges() (n int) {
	for i := range t.Marks {
		if t.Marks[i].bridge() {
			n++
		}
	}
	return n
}

// x places a moment.
func (t *Timeline) x(at time.Duration) float64 {
	return left + 20 + float64(at)/float64(t.Total)*(right-left-20)
}

func (t *Timeline) stretch(k int) float64 { return t.x(time.Duration(k) * t.Total / stretches) }

func (t *Timeline) outputPath(last int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%d %d", left+20, outTop+outH)
	for k, n := range t.Output {
		fmt.Fprintf(&b, "L%.1f %.1f", t.stretch(k+1), outTop+outH-float64(n)/float64(max(1, last))*outH)
	}
	return b.String()
}

func (t *Timeline) bandPath() string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%d %d", left+20, bandTop+bndH)
	for k, s := range t.Compiled {
		y := bandTop + bndH - s*bndH
		fmt.Fprintf(&b, "L%.1f %.1fL%.1f %.1f", t.stretch(k), y, t.stretch(k+1), y)
	}
	fmt.Fprintf(&b, "L%d %dZ", right, bandTop+bndH)
	return b.String()
}

// bridge reports whether a recording began at a guard.
func (m *Mark) bridge() bool { return strings.HasPrefix(m.Text, guardWords) }

// marks draws each recording as a bar, those of loops above those of bridges; the
// first ones have their numbers where there is room.
func (t *Timeline) marks(b *strings.Builder) {
	var free [2]float64
	for i := range t.Marks {
		m, lane := &t.Marks[i], 0
		if m.bridge() {
			lane = 1
		}
		top := markTop + lane*laneH
		x, end := t.x(m.From), t.x(m.To)
		colour := "var(--accent)"
		if m.Lost {
			colour = "var(--red)"
		}
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="12" fill="%s"/>`, x, top+2, max(1.5, end-x), colour)
		if i < maxListed && x >= free[lane] {
			text := fmt.Sprint(i + 1)
			if m.Lost {
				text += "×"
			}
			fmt.Fprintf(b, `<text x="%.1f" y="%d" font-size="11">%s</text>`, x, top-2, text)
			free[lane] = x + 8*float64(len(text)) + 4
		}
	}
}

func (t *Timeline) axis(b *strings.Builder) {
	for i := range 5 {
		at := time.Duration(i) * t.Total / 4
		x, anchor := t.x(at), "middle"
		if i == 4 {
			anchor = "end"
		}
		fmt.Fprintf(b, `<path d="M%.1f %dv6" stroke="var(--dim)"/><text x="%.1f" y="%d" text-anchor="%s" fill="var(--dim)">%v</text>`, x, markTop+laneH+20, x, markTop+laneH+40, anchor, round(at))
	}
}

// round gives a time with three digits.
func round(d time.Duration) time.Duration {
	unit := time.Duration(1)
	for d/unit >= 1000 {
		unit *= 10
	}
	return d.Round(unit)
}

func (t *Timeline) list() string {
	var b strings.Builder
	b.WriteString(`<details><summary>The recordings</summary><ol class="marks">`)
	for _, m := range t.Marks[:min(maxListed, len(t.Marks))] {
		fmt.Fprintf(&b, "<li>%v: %s</li>\n", round(m.From), escape.Replace(m.Text))
	}
	b.WriteString("</ol>\n")
	if more := len(t.Marks) - maxListed; more > 0 {
		fmt.Fprintf(&b, "<p>And %d more.</p>\n", more)
	}
	b.WriteString("</details>\n")
	return b.String()
}

// aborted lists the recordings that were given up.
func (c *Collector) aborted() (list []string) {
	for _, s := range c.events {
		if e, ok := s.event.(trace.EventAborted); ok {
			text := fmt.Sprintf("%s after %d ops", e.Reason, e.Ops)
			if e.Detail != "" {
				text += ": " + e.Detail
			}
			list = append(list, text)
		}
	}
	return list
}
