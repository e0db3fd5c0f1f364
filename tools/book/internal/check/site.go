package check

import (
	"fmt"
	"html"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// A file is a built page, as far as the checks care.
type file struct {
	name  string // below the site's top, with slashes
	size  int
	ids   map[string]bool
	elems []elem
}

// An elem is a start tag.
type elem struct {
	tag   string
	attrs map[string]string
}

var (
	startTag = regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*/?>`)
	attr     = regexp.MustCompile(`([^\s"'>/=]+)(?:="([^"]*)")?`)
	opaque   = regexp.MustCompile(`(?s)<!--.*?-->|(<script\b[^>]*>).*?</script>|(<style\b[^>]*>).*?</style>`)
)

func parse(name, text string) *file {
	f := &file{name: name, size: len(text), ids: map[string]bool{}}
	for _, m := range startTag.FindAllStringSubmatch(opaque.ReplaceAllString(text, "$1$2"), -1) {
		e := elem{strings.ToLower(m[1]), map[string]string{}}
		for _, a := range attr.FindAllStringSubmatch(m[2], -1) {
			e.attrs[a[1]] = html.UnescapeString(a[2])
		}
		f.elems = append(f.elems, e)
	}
	return f
}

// Site checks all pages below a folder.
func Site(dir string) (problems []string) {
	files := map[string]*file{}
	other := map[string]int{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		if strings.HasSuffix(rel, ".html") {
			files[rel] = parse(rel, string(text))
		} else {
			other[rel] = len(text)
		}
		return err
	})
	if err != nil {
		return []string{err.Error()}
	}
	for _, f := range sorted(files) {
		for _, p := range append(f.structure(), f.links(files, other)...) {
			problems = append(problems, f.name+": "+p)
		}
	}
	return problems
}

func sorted(files map[string]*file) (list []*file) {
	for _, f := range files {
		list = append(list, f)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].name < list[j].name })
	return list
}

// structure looks at ids, headings, alt texts, language and title.
func (f *file) structure() (problems []string) {
	level := 0
	seen := map[string]bool{}
	for _, e := range f.elems {
		if id, ok := e.attrs["id"]; ok {
			if f.ids[id] {
				problems = append(problems, fmt.Sprintf("id %q twice", id))
			}
			f.ids[id] = true
		}
		seen[e.tag] = true
		switch {
		case e.tag == "img" && e.attrs["alt"] == "", e.tag == "svg" && e.attrs["aria-label"] == "" && e.attrs["aria-hidden"] == "":
			problems = append(problems, e.tag+" without alt text")
		case e.tag == "html" && e.attrs["lang"] == "":
			problems = append(problems, "html without lang")
		case len(e.tag) == 2 && e.tag[0] == 'h' && e.tag[1] >= '1' && e.tag[1] <= '6':
			h := int(e.tag[1] - '0')
			if h > level+1 {
				problems = append(problems, fmt.Sprintf("h%d after h%d: a level is skipped", h, level))
			}
			level = h
		}
	}
	for _, t := range []string{"title", "h1", "main"} {
		if !seen[t] {
			problems = append(problems, "no "+t)
		}
	}
	return problems
}

// budget is what a page may weigh with its styles and scripts, in bytes.
func (f *file) budget() int {
	switch {
	case strings.HasPrefix(f.name, "viewer/"):
		return 1_500_000
	case f.name == "whole.html":
		return 8_000_000
	case strings.HasPrefix(f.name, "src/"): // the jitcode of all that is accepted is one file
		return 1_050_000
	}
	return 400_000
}

// links follows every reference and adds up what the page loads.
func (f *file) links(files map[string]*file, other map[string]int) (problems []string) {
	weight := f.size
	for _, e := range f.elems {
		ref := e.attrs["href"]
		if ref == "" {
			ref = e.attrs["src"]
		}
		if ref == "" || strings.HasPrefix(ref, "data:") {
			continue
		}
		u, err := url.Parse(ref)
		if err != nil {
			problems = append(problems, fmt.Sprintf("link %q: %v", ref, err))
			continue
		}
		if u.Scheme != "" {
			continue
		}
		if e.tag == "link" || e.tag == "script" {
			weight += other[path.Join(path.Dir(f.name), u.Path)]
		}
		if p := f.follow(u, files, other); p != "" {
			problems = append(problems, p)
		}
	}
	if weight > f.budget() {
		problems = append(problems, fmt.Sprintf("%d kB with styles and scripts, more than %d", weight/1000, f.budget()/1000))
	}
	return problems
}

// carriesData is the id of a page's form whose fields a link's fragment may fill.
const carriesData = "play"

func (f *file) follow(u *url.URL, files map[string]*file, other map[string]int) string {
	to := f
	if u.Path != "" {
		name := path.Join(path.Dir(f.name), u.Path)
		if _, ok := other[name]; ok {
			return ""
		}
		if to = files[name]; to == nil {
			return fmt.Sprintf("link to %s: no such page", u)
		}
	}
	if u.Fragment == "" || to.has(u.Fragment) || strings.Contains(u.Fragment, "=") && to.has(carriesData) {
		return ""
	}
	return fmt.Sprintf("link to %s: no such place", u)
}

func (f *file) has(id string) bool {
	if f.ids[id] {
		return true
	}
	for _, e := range f.elems {
		if e.attrs["id"] == id {
			return true
		}
	}
	return false
}
