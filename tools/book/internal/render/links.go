package render

import (
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/tools/book/internal/manuscript"
)

// pageHref leads to a place on a page of the book.
func (p *pageRenderer) pageHref(to *manuscript.Page, anchor string) string {
	switch {
	case p.whole && anchor == "":
		return "#" + to.Name()
	case p.whole:
		return "#" + to.Name() + "--" + anchor
	case to == p.page:
		return "#" + anchor
	case anchor == "":
		return to.Name() + ".html"
	}
	return to.Name() + ".html#" + anchor
}

// viewerHref leads to a page of the trace viewer that some page of the book has,
// and to a trace or an op on it.
func (s *Site) viewerHref(name, place string) (string, error) {
	run, ok := s.runs[name]
	if !ok {
		return "", fmt.Errorf("link to viewer:%s: no page has a viewer of that name", name)
	}
	href := "viewer/" + name + ".html"
	if place == "" {
		return href, nil
	}
	id, err := s.filler.Find(run, place)
	if err != nil {
		return "", fmt.Errorf("link to viewer:%s#%s: %w", name, place, err)
	}
	return href + "#" + id, nil
}

func (p *pageRenderer) glossaryHref(anchor string) string { return "glossary.html#" + anchor }

// href turns a link that works on a forge into one of the site.
func (p *pageRenderer) href(dest string) (string, error) {
	u, err := url.Parse(dest)
	if err != nil {
		return "", err
	}
	if u.Scheme == "viewer" {
		return p.site.viewerHref(u.Opaque, u.Fragment)
	}
	if u.Scheme != "" {
		return dest, nil
	}
	if u.Path == "" {
		return p.pageHref(p.page, u.Fragment), nil
	}
	name := path.Join(p.page.Dir, u.Path)
	for _, q := range p.site.Book.Pages() {
		if q.Path == name {
			return p.pageHref(q, u.Fragment), nil
		}
	}
	if name == "GLOSSARY.md" {
		return strings.TrimSuffix(p.glossaryHref(u.Fragment), "#"), nil
	}
	return p.site.sourceHref(name, u.Fragment)
}

// sourceLink is a link to a line of a source page.
func (p *pageRenderer) sourceLink(name string, line int, text string) string {
	fragment := ""
	if line > 0 {
		fragment = fmt.Sprintf("L%d", line)
	}
	href, err := p.site.sourceHref(name, fragment)
	p.note(err)
	return `<a href="` + href + `">` + text + `</a>`
}

// sourceHref leads to the page of a source file, or to a folder's place in the
// list of sources; the page is then made.
func (s *Site) sourceHref(name, fragment string) (string, error) {
	st, err := os.Stat(filepath.Join(s.Book.Root, filepath.FromSlash(name)))
	if err != nil || strings.HasPrefix(name, "..") {
		return "", fmt.Errorf("link to %s: no such page or file", name)
	}
	if st.IsDir() {
		return "sources.html#" + strings.ReplaceAll(name, "/", "."), nil
	}
	s.sources[name] = true
	href := "src/" + name + ".html"
	if fragment != "" {
		href += "#" + fragment
	}
	return href, nil
}

// codeLink gives where an inline code leads: an op's row or a declaration.
func (s *Site) codeLink(p *pageRenderer, text string) string {
	if _, ok := ops.Lookup(text); ok && strings.Contains(text, "_") {
		return "ops.html#" + text
	}
	name := strings.TrimSuffix(text, "()")
	if !strings.Contains(name, ".") {
		return ""
	}
	for _, key := range []string{p.page.Dir + "." + name, "pkg/" + name} {
		if to, ok := s.shown[key]; ok && !(to.page == p.page && !p.named[key]) {
			return p.pageHref(to.page, to.anchor)
		}
	}
	return ""
}
