package render

import (
	"fmt"
	"html"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
)

// picture shows a viewer, timeline, curve or ladder fence: its text, and what is drawn.
func (p *pageRenderer) picture(b manuscript.Fence, l *listing) string {
	switch b.Lang {
	case "viewer":
		return l.pre() + p.viewer(b)
	case "timeline":
		return p.timeline(b) + `<details><summary>The events</summary>` + l.pre() + `</details>`
	case "curve":
		return curve(b.Body, b.Args["per"]) + `<details><summary>The numbers</summary>` + l.pre() + `</details>`
	case "stepper":
		return p.stepper(b)
	case "ladder":
		return ladder(b.Body) + `<details><summary>The numbers</summary>` + l.pre() + `</details>`
	}
	return l.pre()
}

// viewer makes the trace viewer's page and leads to it.
func (p *pageRenderer) viewer(b manuscript.Fence) string {
	name := "viewer/" + fence.Slug(b.Info) + ".html"
	if !p.site.viewers[name] && !p.whole {
		page, err := p.site.filler.View(b.Info)
		if err == nil {
			err = p.site.put(name, []byte(p.site.inBook(page, p.page, fmt.Sprintf("code-%d", p.listings))))
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
