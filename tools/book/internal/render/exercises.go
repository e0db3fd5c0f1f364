package render

import (
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
)

// exercises gives the chapter's exercises: text, hint and solution folded.
func (p *pageRenderer) exercises() string {
	if p.page.Dir == "chapters" {
		return "" // the pages around the chapters have none
	}
	dirs, _ := filepath.Glob(filepath.Join(p.site.Book.Root, p.page.Dir, "exercises", "ex*"))
	sort.Strings(dirs)
	var b strings.Builder
	for i, d := range dirs {
		out, err := p.exercise(i+1, path.Join(p.page.Dir, "exercises", filepath.Base(d)))
		p.note(err)
		b.WriteString(out)
	}
	return b.String()
}

func (p *pageRenderer) exercise(n int, dir string) (string, error) {
	title, task, err := p.part(dir, "README.md")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	level := 3
	if p.whole {
		level = 4
	}
	id := p.id(fmt.Sprintf("exercise-%d", n))
	fmt.Fprintf(&b, `<section class="exercise" aria-labelledby="%s"><h%d id="%s">Exercise %d: %s</h%d>`+"\n%s", id, level, id, n, title, level, task)
	command := "go test -tags exercise ./" + dir
	b.WriteString((&listing{lang: "console", text: "$ " + command + "\n", label: "command", root: p.root()}).pre())
	for _, stub := range p.tagged(dir, "exercise") {
		fmt.Fprintf(&b, "<p>Begin in %s.</p>\n", p.sourceLink(path.Join(dir, stub), 0, "<code>"+stub+"</code>"))
	}
	if _, hint, err := p.part(dir, "hint.md"); err == nil && hint != "" {
		fmt.Fprintf(&b, "<details><summary>A hint</summary>%s</details>\n", hint)
	}
	for _, name := range p.tagged(dir, "solution") {
		text, err := os.ReadFile(filepath.Join(p.site.Book.Root, dir, name))
		if err != nil {
			return "", err
		}
		l := &listing{lang: "go", text: string(text), label: "solution", root: p.root()}
		fmt.Fprintf(&b, "<details><summary>A solution: <code>%s</code></summary>%s</details>\n", name, l.pre())
	}
	b.WriteString("</section>\n")
	return b.String(), nil
}

// part renders one Markdown file of an exercise; its H1 is the title.
func (p *pageRenderer) part(dir, name string) (title, body string, err error) {
	text, err := os.ReadFile(filepath.Join(p.site.Book.Root, dir, name))
	if os.IsNotExist(err) {
		return html.EscapeString(path.Base(dir)), "", nil
	}
	if err != nil {
		return "", "", err
	}
	title, rest := path.Base(dir), string(text)
	if after, ok := strings.CutPrefix(rest, "# "); ok {
		title, rest, _ = strings.Cut(after, "\n")
	}
	sub := *p
	sub.page = &manuscript.Page{Path: path.Join(dir, name), Dir: dir, Body: rest, Chapter: p.page.Chapter}
	sub.headings = nil
	body, err = sub.render()
	p.listings = sub.listings
	return html.EscapeString(strings.TrimSpace(title)), body, err
}

// tagged lists the Go files of a folder that are built with a tag only.
func (p *pageRenderer) tagged(dir, tag string) (names []string) {
	files, _ := filepath.Glob(filepath.Join(p.site.Book.Root, dir, "*.go"))
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err == nil && strings.HasPrefix(string(text), "//go:build "+tag+"\n") && !strings.HasSuffix(f, "_test.go") {
			names = append(names, filepath.Base(f))
		}
	}
	return names
}

// exercisesBody is the page that lists all exercises, under the pages that have them.
func (s *Site) exercisesBody() string {
	var b strings.Builder
	done := map[string]bool{"chapters": true}
	for _, p := range s.Book.Pages() {
		dirs, _ := filepath.Glob(filepath.Join(s.Book.Root, p.Dir, "exercises", "ex*"))
		if done[p.Dir] || len(dirs) == 0 {
			continue
		}
		done[p.Dir] = true
		sort.Strings(dirs)
		at := s.withExercises(p)
		fmt.Fprintf(&b, `<h2 id="%s">%s</h2><ol class="exercises">`+"\n", p.Name(), html.EscapeString(p.Title))
		for i, d := range dirs {
			dir := path.Join(p.Dir, "exercises", filepath.Base(d))
			fmt.Fprintf(&b, `<li><a href="%s.html#exercise-%d">%s</a> <code>go test -tags exercise ./%s</code></li>`+"\n", at.Name(), i+1, html.EscapeString(exerciseTitle(d)), dir)
		}
		b.WriteString("</ol>\n")
	}
	if b.Len() == 0 {
		return ""
	}
	return `<h1 id="top">Exercises</h1><p>Each is a file to complete, a test that says in plain words what is still wrong, a hint and a solution. ` +
		`<code>make exercises</code> shows which ones you have done; it takes half a minute, and longer the first time.</p>` + "\n" + b.String()
}

// withExercises is the page of p's folder at whose end the exercises stand.
func (s *Site) withExercises(p *manuscript.Page) *manuscript.Page {
	for _, q := range s.Book.Pages() {
		if q.Dir == p.Dir && strings.Contains(q.Body, "\n## Exercises") {
			return q
		}
	}
	return p
}

// exerciseTitle is the first line of an exercise's text.
func exerciseTitle(dir string) string {
	text, _ := os.ReadFile(filepath.Join(dir, "README.md"))
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.Trim(strings.TrimPrefix(line, "# "), "`")
}
