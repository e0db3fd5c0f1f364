package render

import (
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// A sourceFile is a page of the site that shows one file.
type sourceFile struct {
	Path  string
	Lines int
}

// goFiles names all Go files of the folders that the book is about.
func (s *Site) goFiles() (names []string, err error) {
	for _, top := range []string{"chapters", "pkg"} {
		err := filepath.WalkDir(filepath.Join(s.Book.Root, top), func(name string, d os.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err == nil && d.IsDir() && d.Name() == "testdata" {
				return filepath.SkipDir
			}
			if err == nil && strings.HasSuffix(name, ".go") {
				rel, _ := filepath.Rel(s.Book.Root, name)
				names = append(names, filepath.ToSlash(rel))
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}

func (s *Site) mustSource(name string) string {
	href, err := s.sourceHref(name, "")
	if err != nil {
		return "sources.html"
	}
	return href
}

// writeSources makes a page for each source file that the book is about or
// links to, and the list of them.
func (s *Site) writeSources() error {
	names, err := s.goFiles()
	if err != nil {
		return err
	}
	for _, n := range names {
		s.sources[n] = true
	}
	var files []sourceFile
	for n := range s.sources {
		files = append(files, sourceFile{Path: n})
	}
	sort.Slice(files, func(i, j int) bool {
		a, b := files[i].Path, files[j].Path
		if path.Dir(a) != path.Dir(b) {
			return path.Dir(a) < path.Dir(b)
		}
		return a < b
	})
	for i := range files {
		if err := s.writeSource(&files[i]); err != nil {
			return err
		}
	}
	return s.write("sources.html", view{Title: "The sources", Body: sourceList(files)})
}

func (s *Site) writeSource(f *sourceFile) error {
	data, err := os.ReadFile(filepath.Join(s.Book.Root, filepath.FromSlash(f.Path)))
	if err != nil {
		return err
	}
	f.Lines = strings.Count(string(data), "\n")
	root := strings.Repeat("../", strings.Count("src/"+f.Path, "/"))
	l := &sourceListing{lang: langOf(f.Path), text: string(data), root: root}
	body := fmt.Sprintf(`<h1 class="file">%s</h1><p class="told">%s</p>%s`, html.EscapeString(f.Path), s.told(f.Path, root), l.pre())
	return s.write("src/"+f.Path+".html", view{Title: f.Path, Body: body, Class: "source"})
}

// told links to the places of the book that show declarations of the file.
func (s *Site) told(name, root string) string {
	var links []string
	for _, key := range s.shownOrder {
		if p := s.shown[key]; p.decl.Path() == name {
			links = append(links, fmt.Sprintf(`<a href="%s%s.html#%s"><code>%s</code></a>`, root, p.page.Name(), p.anchor, html.EscapeString(p.decl.Name())))
		}
	}
	if len(links) == 0 {
		return "The book shows nothing of this file."
	}
	return "In the book: " + strings.Join(links, ", ") + "."
}

func langOf(name string) string {
	switch path.Ext(name) {
	case ".go":
		return "go"
	case ".jitcode":
		return "jitcode"
	}
	return "text"
}

// A sourceListing is a whole file, its lines named L1, L2, ….
type sourceListing struct{ lang, text, root string }

func (l *sourceListing) pre() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<pre class="code numbered %s" tabindex="0" role="group" aria-label="source"><code>`, l.lang)
	for i, line := range highlight(l.lang, l.text, l.root) {
		fmt.Fprintf(&b, `<span class="l" id="L%d"><a class="n" href="#L%d" tabindex="-1" aria-hidden="true" data-n="%d"></a>%s`+"\n</span>", i+1, i+1, i+1, markup(line))
	}
	return b.String() + "</code></pre>"
}

func sourceList(files []sourceFile) string {
	var b strings.Builder
	b.WriteString(`<h1 id="top">The sources</h1><p>Each file on a page of its own, with what the book says of it.</p>`)
	dir := ""
	for _, f := range files {
		if d := path.Dir(f.Path); d != dir {
			if dir != "" {
				b.WriteString("</ul>\n")
			}
			dir = d
			fmt.Fprintf(&b, `<h2 id="%s">%s</h2><ul class="files">`, strings.ReplaceAll(d, "/", "."), html.EscapeString(d))
		}
		fmt.Fprintf(&b, `<li><a href="src/%s.html">%s</a> <span class="dim">%d lines</span></li>`, f.Path, html.EscapeString(path.Base(f.Path)), f.Lines)
	}
	if dir != "" {
		b.WriteString("</ul>\n")
	}
	return b.String()
}
