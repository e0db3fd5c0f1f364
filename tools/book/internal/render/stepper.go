package render

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/stepper"
)

// stepper shows a recording as a process: pictures of some steps, in whose place the
// page's script puts all of them.
func (p *pageRenderer) stepper(b manuscript.Fence) string {
	s, err := p.site.filler.Story(b.Info)
	phases, bad := stepper.PhasesOf(b.Args["parts"])
	if err := cmp.Or(err, bad); err != nil {
		p.note(err)
		return ""
	}
	name := fence.Slug(b.Info)
	if file := "steps/" + name + ".js"; !p.whole && !p.site.viewers[file] {
		script, err := dataScript("story", s.Data())
		if err == nil {
			err = p.site.put(file, append(script, fmt.Sprintf(";(window.stories ??= {})[%q] = window.story;\n", name)...))
		}
		if p.note(err); err != nil {
			return ""
		}
		p.site.viewers[file] = true
	}
	if !p.whole {
		p.stories = append(p.stories, name)
	}
	return fmt.Sprintf(`<div class="story" data-story="%s" data-phase="%d">%s</div>`, name, phases[0], stills(s, phases))
}

// stills are the steps as pictures, for paper and for those without scripts.
func stills(s *stepper.Story, phases []stepper.Phase) string {
	var b strings.Builder
	b.WriteString(`<ol class="stills">`)
	for i := range s.Scenes {
		if sc := &s.Scenes[i]; sc.Still && slices.Contains(phases, sc.Phase) {
			fmt.Fprintf(&b, `<li value="%d"><p><b>%s.</b> %s</p>%s</li>`, i+1, stepper.Phases[sc.Phase], html.EscapeString(sc.Say), still(s, sc))
		}
	}
	return b.String() + "</ol>"
}

// still is one picture: the guest, the line of the interpreter, registers, the trace.
func still(s *stepper.Story, sc *stepper.Scene) string {
	var b strings.Builder
	row := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, `<dt>%s</dt><dd>%s</dd>`, title, body)
		}
	}
	row("the guest", guestWith(s.At(sc.Guest)))
	row("the interpreter", sourceLine(s, sc.Line))
	row("registers", registers(sc.Frames))
	row("the trace", traceAround(s, sc))
	return `<dl class="still">` + b.String() + `</dl>`
}

func guestWith(before, here, after string) string {
	if here != "" {
		here = "<mark>" + html.EscapeString(here) + "</mark>"
	}
	return "<code>" + html.EscapeString(before) + here + html.EscapeString(after) + "</code>"
}

func sourceLine(s *stepper.Story, place string) string {
	name, number, ok := strings.Cut(place, ":")
	lines := strings.Split(s.Files[name], "\n")
	var n int
	fmt.Sscan(number, &n)
	if !ok || n < 1 || n > len(lines) {
		return ""
	}
	return "<code>" + html.EscapeString(strings.TrimSpace(lines[n-1])) + `</code> <span class="where">` + place + "</span>"
}

func registers(frames []stepper.Frame) string {
	var parts []string
	for _, f := range frames {
		var regs []string
		for _, r := range f.Regs {
			text := html.EscapeString(r.Name + " = " + r.Value)
			if r.Colour != "" {
				text += ` <span class="colour ` + r.Colour + `">` + r.Colour + "</span>"
			}
			regs = append(regs, text)
		}
		parts = append(parts, "<b>"+html.EscapeString(f.Func)+":</b> "+strings.Join(regs, "; "))
	}
	return strings.Join(parts, "<br/>")
}

// traceAround shows a few ops up to the one that is spoken of.
func traceAround(s *stepper.Story, sc *stepper.Scene) string {
	const most = 6
	if sc.List < 0 {
		return ""
	}
	l, end := &s.Lists[sc.List], sc.Upto
	if sc.Op >= 0 && sc.Phase != stepper.Record {
		end = min(sc.Op+1, end)
	} else if sc.Op < 0 && sc.Phase != stepper.Record {
		end = min(end, 2*most)
	}
	first := max(0, end-most)
	if sc.Op < 0 && sc.Phase != stepper.Record {
		first = 0
	}
	var lines []string
	if first > 0 {
		lines = append(lines, "…")
	}
	for i := first; i < end; i++ {
		text := html.EscapeString(l.Ops[i])
		if len(sc.Values) > i && sc.Values[i] != "" {
			text += ` <span class="value">` + sc.Values[i] + "</span>"
		}
		if i == sc.Op {
			text = "<mark>" + text + "</mark>"
		}
		lines = append(lines, fmt.Sprintf("%d %s", i, text))
	}
	if end < sc.Upto {
		lines = append(lines, "…")
	}
	return `<span class="where">` + html.EscapeString(l.Title) + "</span><br/><code>" + strings.Join(lines, "</code><br/><code>") + "</code>"
}
