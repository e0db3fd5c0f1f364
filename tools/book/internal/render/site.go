package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/source"
)

// A Site is a book on its way to pages.
type Site struct {
	Book       *manuscript.Book
	Glossary   *Glossary
	Name       string   // of the book
	Repository string   // where its source can be cloned from; "" if that is not said
	Problems   []string // met while building
	look       fs.FS    // templates, css, js
	out        string
	filler     *fence.Filler
	templates  *template.Template
	shown      map[string]showing // declarations by folder and name
	shownOrder []string
	badges     map[string]string
	sources    map[string]bool
	viewers    map[string]bool            // pages of the trace viewer that are made
	runs       map[string]manuscript.Info // what they show, by name
	entries    []entry
	leaves     []leaf // what goes into the EPUB, in order
}

// A showing is where a declaration is shown first.
type showing struct {
	page   *manuscript.Page
	anchor string
	decl   *source.Decl
}

// New prepares a site; look has the folders templates, css and js.
func New(b *manuscript.Book, f *fence.Filler, look fs.FS, out string) (*Site, error) {
	g, err := readGlossary(b.Root)
	if err != nil {
		return nil, err
	}
	t, err := template.ParseFS(look, "templates/*.html")
	if err != nil {
		return nil, err
	}
	s := &Site{Book: b, Glossary: g, Name: "Merge Point", look: look, out: out, filler: f, templates: t,
		shown: map[string]showing{}, badges: map[string]string{}, sources: map[string]bool{}, viewers: map[string]bool{}, runs: map[string]manuscript.Info{}}
	return s, s.survey()
}

// survey finds where each declaration is shown, and what is new in each stage.
func (s *Site) survey() error {
	for _, p := range s.Book.Pages() {
		for _, b := range manuscript.Fences(p.Body) {
			if b.Lang == "viewer" {
				s.runs[fence.Slug(b.Info)] = b.Info
			}
			f, err := s.filler.Look(p, b)
			if err != nil {
				continue // the page itself reports it
			}
			for _, d := range f.Decls {
				key := d.Dir + "." + d.Name()
				if _, ok := s.shown[key]; !ok && b.Lang != "diff" {
					s.shown[key] = showing{p, anchorOf(d), d}
					s.shownOrder = append(s.shownOrder, key)
				}
			}
		}
	}
	for _, c := range s.Book.Chapters {
		if err := s.compare(c); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) compare(c *manuscript.Chapter) error {
	if c.Prev == nil {
		return nil
	}
	old, err := s.filler.Package(c.Prev.Folder)
	if err != nil {
		return err
	}
	now, err := s.filler.Package(c.Folder)
	if err != nil {
		return err
	}
	names := map[byte]string{'+': "new", '~': "changed"}
	for _, ch := range source.Changes(old, now) {
		if ch.New != nil {
			s.badges[ch.New.Dir+"."+ch.New.Name()] = names[ch.Sign]
		}
	}
	return nil
}

// Shown tells whether some page shows a declaration.
func (s *Site) Shown(d *source.Decl) bool { return s.shown[d.Dir+"."+d.Name()].page != nil }

// A view is what the page template sees.
type view struct {
	Root, Title, Class string
	Summary            string
	Body               any
	TOC                []Heading
	Page               *manuscript.Page
	Prev, Next         *manuscript.Page
	Sides              []*manuscript.Page // that begin behind the page
	Stories            []string           // of its steppers
	Site               *Site
}

// Current reports whether a page of the navigation is the one shown.
func (v view) Current(p *manuscript.Page) bool { return v.Page == p }

// Within reports whether the page shown belongs to a chapter.
func (v view) Within(c *manuscript.Chapter) bool { return v.Page != nil && v.Page.Chapter == c }

// HTML marks the body as made by us.
func (v view) HTML() template.HTML {
	if s, ok := v.Body.(string); ok {
		return template.HTML(s)
	}
	return ""
}

// write sets a page into the frame and writes it.
func (s *Site) write(name string, v view) error { return s.execute("page.html", name, v) }

func (s *Site) execute(tmpl, name string, v view) error {
	v.Site, v.Root = s, strings.Repeat("../", strings.Count(name, "/"))
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, tmpl, v); err != nil {
		return err
	}
	return s.put(name, b.Bytes())
}

func (s *Site) put(name string, data []byte) error {
	file := filepath.Join(s.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

func (s *Site) renderer(p *manuscript.Page, whole bool) *pageRenderer {
	return &pageRenderer{site: s, page: p, whole: whole, named: map[string]bool{}, terms: map[string]bool{}}
}

// markdown renders a text that is no page of the book.
func (s *Site) markdown(name, text string) (string, []Heading, error) {
	r := s.renderer(&manuscript.Page{Path: name, Dir: ".", Body: text}, false)
	body, err := r.render()
	return body, r.headings, err
}

// Build writes all pages.
func (s *Site) Build() error {
	if err := os.RemoveAll(s.out); err != nil {
		return err
	}
	steps := []func() error{s.writePages, s.writeMadePages, s.writeEPUB, s.writePlayground, s.writeWhole, s.writeSources, s.writeAssets}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) writePages() error {
	for _, p := range s.Book.Pages() {
		r := s.renderer(p, false)
		body, err := r.render()
		if err != nil {
			return err
		}
		v := view{Title: p.Title, Summary: p.Summary, Body: body, TOC: r.headings, Page: p,
			Prev: s.Book.Prev(p), Next: s.Book.Next(p), Sides: s.Book.Sides(p), Stories: r.stories}
		s.entries = append(s.entries, index(p.Title, p.Name()+".html", body)...)
		s.leaves = append(s.leaves, leaf{p.Name(), p.Title, body})
		if err := s.write(p.Name()+".html", v); err != nil {
			return err
		}
	}
	return nil
}

// writeMadePages writes the pages that no Markdown file stands for.
func (s *Site) writeMadePages() error {
	if err := s.writeLanding(); err != nil {
		return err
	}
	glossary, err := s.glossaryBody()
	if err != nil {
		return err
	}
	made := []struct{ name, title, body string }{{"glossary", "Glossary", glossary}, {"ops", "Every op", s.opsBody()}, {"exercises", "Exercises", s.exercisesBody()}}
	for _, m := range made {
		if m.body == "" {
			continue
		}
		s.entries = append(s.entries, rows(m.title, m.name+".html", m.body)...)
		s.leaves = append(s.leaves, leaf{m.name, m.title, m.body})
		if err := s.write(m.name+".html", view{Title: m.title, Body: m.body, Class: "wide"}); err != nil {
			return err
		}
	}
	return nil
}

// writeWhole writes the printable page of the whole book.
func (s *Site) writeWhole() error {
	var b strings.Builder
	for _, p := range s.Book.Pages() {
		body, err := s.renderer(p, true).render()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, `<section class="chapter" id="%s">%s</section>`+"\n", p.Name(), body)
	}
	return s.execute("whole.html", "whole.html", view{Title: "The whole book", Body: b.String(), Class: "whole"})
}

// writeAssets writes styles and scripts.
func (s *Site) writeAssets() error {
	for _, dir := range []string{"css", "js"} {
		files, err := fs.ReadDir(s.look, dir)
		if err != nil {
			return err
		}
		for _, f := range files {
			data, err := fs.ReadFile(s.look, dir+"/"+f.Name())
			if err != nil {
				return err
			}
			if err := s.put("assets/"+f.Name(), data); err != nil {
				return err
			}
		}
	}
	script, err := dataScript("bookIndex", s.entries)
	if err != nil {
		return err
	}
	return s.put("assets/index.js", script)
}
