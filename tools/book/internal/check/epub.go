package check

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"
)

// EPUB checks the book's one file: the mimetype comes first and plain, all pages are
// XML and are listed, and each link leads to something in it.
func EPUB(file string) (problems []string) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return []string{err.Error()}
	}
	defer z.Close()
	e := &epub{texts: map[string]string{}, places: map[string]bool{}}
	for i, f := range z.File {
		if i == 0 && (f.Name != "mimetype" || f.Method != zip.Store) {
			e.problem("the first file is %s, not a plain mimetype", f.Name)
		}
		if err := e.read(f); err != nil {
			e.problem("%s: %v", f.Name, err)
		}
	}
	for _, l := range e.links {
		if !e.places[l[1]] {
			e.problem("%s: link to %s: no such place", l[0], l[1])
		}
	}
	for name := range e.texts {
		if base := path.Base(name); strings.HasPrefix(name, "OEBPS/") && base != "book.opf" && !strings.Contains(e.texts["OEBPS/book.opf"], `href="`+base+`"`) {
			e.problem("%s is not listed", name)
		}
	}
	sort.Strings(e.problems)
	return e.problems
}

type epub struct {
	texts    map[string]string
	places   map[string]bool // page.xhtml#id
	links    [][2]string     // from a page to a place
	problems []string
}

func (e *epub) problem(format string, args ...any) {
	e.problems = append(e.problems, "epub: "+fmt.Sprintf(format, args...))
}

func (e *epub) read(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	e.texts[f.Name] = string(text)
	e.places[path.Base(f.Name)] = true
	if err != nil || path.Ext(f.Name) == ".css" || f.Name == "mimetype" {
		return err
	}
	d := xml.NewDecoder(strings.NewReader(string(text)))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := tok.(xml.StartElement); ok {
			e.element(path.Base(f.Name), start)
		}
	}
}

// element notes where an element is, and where it leads. Go's decoder takes an
// attribute that comes twice, and readers of EPUB do not.
func (e *epub) element(page string, start xml.StartElement) {
	if start.Name.Local == "svg" && start.Name.Space != "http://www.w3.org/2000/svg" {
		e.problem("%s: an svg without its namespace", page)
	}
	seen := map[xml.Name]bool{}
	for _, a := range start.Attr {
		if seen[a.Name] {
			e.problem("%s: <%s> has the attribute %s twice", page, start.Name.Local, a.Name.Local)
		}
		seen[a.Name] = true
		switch {
		case a.Name.Local == "id":
			e.places[page+"#"+a.Value] = true
		case a.Name.Local != "href" || start.Name.Local != "a" || strings.HasPrefix(a.Value, "http"):
		case strings.HasPrefix(a.Value, "#"):
			e.links = append(e.links, [2]string{page, page + a.Value})
		default:
			e.links = append(e.links, [2]string{page, a.Value})
		}
	}
}
