package render

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
)

// picture shows a viewer, timeline or curve fence: its text, and what is drawn.
func (p *pageRenderer) picture(b manuscript.Fence, l *listing) string {
	switch b.Lang {
	case "viewer":
		return l.pre() + p.viewer(b)
	case "timeline":
		return p.timeline(b) + `<details><summary>The events</summary>` + l.pre() + `</details>`
	case "curve":
		return curve(b.Body) + `<details><summary>The numbers</summary>` + l.pre() + `</details>`
	}
	return l.pre()
}

// viewer makes the trace viewer's page and leads to it.
func (p *pageRenderer) viewer(b manuscript.Fence) string {
	name := "viewer/" + fence.Slug(b.Info) + ".html"
	if !p.site.viewers[name] && !p.whole {
		page, err := p.site.filler.View(b.Info)
		if err == nil {
			err = p.site.put(name, []byte(page))
		}
		if p.note(err); err != nil {
			return ""
		}
		p.site.viewers[name] = true
	}
	out := `<p class="open"><a class="button" href="` + name + `">Open the trace viewer</a></p>`
	if p.whole {
		return out
	}
	return out + `<details class="inline"><summary>Open it here</summary><iframe loading="lazy" title="Trace viewer: bf ` + html.EscapeString(b.Args["bf"]) + `" src="` + name + `"></iframe></details>`
}

// timeline draws a stored timeline with the machine it was measured on.
func (p *pageRenderer) timeline(b manuscript.Fence) string {
	m, err := p.site.filler.Measured(b.Info)
	if p.note(err); err != nil || m == nil {
		return ""
	}
	return `<div class="time">` + m.Timeline.HTML() + `</div><p class="measured">` + html.EscapeString(fmt.Sprintf("Measured: %s, %s, %s.", m.CPU, m.Go, m.Date)) + "</p>"
}

// A series is a line of the curve.
type series struct {
	name   string
	values []float64 // -1 where there is none
}

// readCurve reads the table of a curve fence.
func readCurve(text string) (stages []string, list []series) {
	for i, l := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(l)
		if len(f) < 2 {
			continue
		}
		if i == 0 {
			stages = f[1:]
			continue
		}
		s := series{name: f[0]}
		for _, v := range f[1:] {
			n, err := strconv.ParseFloat(v, 64)
			if err != nil {
				n = -1
			}
			s.values = append(s.values, n)
		}
		list = append(list, s)
	}
	return stages, list
}

// The lines of a curve differ by dashes and by the shape of their points.
var (
	dashes = []string{"", "6 4", "2 3", "10 3 2 3", "12 5", "3 6"}
	shapes = []string{"M-4 -4h8v8h-8z", "M0 -5L5 4H-5z", "M0 -5L5 0L0 5L-5 0z", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0", "M-5 -1h10v2h-10z", "M-1 -5h2v10h-2z"}
)

// curve draws op counts over the stages.
func curve(text string) string {
	stages, list := readCurve(text)
	if len(stages) < 2 {
		return ""
	}
	top := 1.0
	for _, s := range list {
		for _, v := range s.values {
			top = max(top, v)
		}
	}
	height := 250 + 18*len(list)
	x := func(i int) float64 { return 60 + float64(i)*640/float64(len(stages)-1) }
	y := func(v float64) float64 { return 210 - 180*v/top }
	var b strings.Builder
	fmt.Fprintf(&b, `<div class="scroll" tabindex="0" role="group" aria-label="drawing"><svg class="curve-svg" viewBox="0 0 740 %d" role="img" font-size="13" fill="var(--ink)" aria-label="Ops of the first loop of each program, by chapter; the numbers are in the table below.">`, height)
	for i, s := range stages {
		fmt.Fprintf(&b, `<text x="%.0f" y="234" text-anchor="middle">chapter %s</text><path d="M%.0f 30V214" stroke="var(--line)"/>`, x(i), html.EscapeString(s), x(i))
	}
	for _, v := range []float64{0, top / 2, top} {
		fmt.Fprintf(&b, `<text x="50" y="%.0f" text-anchor="end" fill="var(--dim)">%.0f</text>`, y(v)+4, v)
	}
	for n, s := range list {
		s.draw(&b, n, x, y)
		fmt.Fprintf(&b, `<path d="M60 %d h40" stroke="var(--accent)" stroke-width="2" stroke-dasharray="%s"/><path d="%s" transform="translate(80 %d)" fill="var(--accent)"/><text x="110" y="%d">%s</text>`,
			252+18*n, dashes[n%len(dashes)], shapes[n%len(shapes)], 252+18*n, 256+18*n, html.EscapeString(s.name))
	}
	b.WriteString("</svg></div>")
	return b.String()
}

func (s series) draw(b *strings.Builder, n int, x func(int) float64, y func(float64) float64) {
	path, pen := "", "M"
	for i, v := range s.values {
		if v < 0 {
			pen = "M"
			continue
		}
		path += fmt.Sprintf("%s%.1f %.1f", pen, x(i), y(v))
		pen = "L"
		fmt.Fprintf(b, `<path d="%s" transform="translate(%.1f %.1f)" fill="var(--accent)"/><text x="%.1f" y="%.1f" font-size="12">%.0f</text>`, shapes[n%len(shapes)], x(i), y(v), x(i)+7, y(v)-6, v)
	}
	fmt.Fprintf(b, `<path d="%s" fill="none" stroke="var(--accent)" stroke-width="2" stroke-dasharray="%s"/>`, path, dashes[n%len(dashes)])
}
