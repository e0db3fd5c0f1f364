package render

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"

	"mergepoint/pkg/optimizer"
	"mergepoint/tools/book/internal/manuscript"
)

// Places in a page of the trace viewer.
const (
	viewerTools = `<div class="tools"></div>`
	viewerData  = `<script type="application/json" id="data">`
)

// inBook gives a page of the trace viewer the ways into the book: back to the page
// that shows it, and for each op and rule to where that is told.
func (s *Site) inBook(viewer string, from *manuscript.Page, anchor string) string {
	back := fmt.Sprintf(`<a class="back" target="_top" href="../%s.html#%s">Back to “%s”</a>`, from.Name(), anchor, html.EscapeString(from.Title))
	places, err := json.Marshal(map[string]any{"ops": "../ops.html#", "rules": s.rulePlaces()})
	if err != nil {
		return viewer
	}
	viewer = strings.Replace(viewer, viewerTools, back+viewerTools, 1)
	return strings.Replace(viewer, viewerData, `<script type="application/json" id="book">`+string(places)+"</script>\n"+viewerData, 1)
}

// rulePlaces finds, for each rule of the optimiser, the section that first names it
// in its text; without one, the first that names it in a listing.
func (s *Site) rulePlaces() map[string]string {
	m := map[string]string{}
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			name := p.Name + "/" + r.Name
			for _, quoted := range []string{"`" + r.Name + "`", "`" + name + "`", `"` + r.Name + `"`} {
				if place := s.sectionWith(quoted); place != "" {
					m[name] = "../" + place
					break
				}
			}
		}
	}
	return m
}

var sectionHead = regexp.MustCompile(`^##+ (.*)$`)

// sectionWith gives the address of the first section of the book in which a text
// stands; "" if there is none.
func (s *Site) sectionWith(text string) string {
	for _, p := range s.Book.Pages() {
		if !strings.Contains(p.Body, text) {
			continue
		}
		place, fenced := p.Name()+".html", false
		for line := range strings.Lines(p.Body) {
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
			}
			if h := sectionHead.FindStringSubmatch(strings.TrimSpace(line)); h != nil && !fenced {
				place = p.Name() + ".html#" + slug(h[1])
			}
			if strings.Contains(line, text) {
				return place
			}
		}
	}
	return ""
}
