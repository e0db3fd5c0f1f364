package manuscript

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Book is the chapters in the order of order.txt, with the pages around them.
type Book struct {
	Root        string // the module's root
	Landing     *Page  // nil if there is none
	Front, Back []*Page
	Chapters    []*Chapter
}

// A Chapter is one folder of chapters/.
type Chapter struct {
	Number int
	Folder string // ch03_tracing
	Prev   *Chapter
	Pages  []*Page
}

// Dir is the chapter's folder below the module's root.
func (c *Chapter) Dir() string { return path.Join("chapters", c.Folder) }

// A Page is one Markdown file.
type Page struct {
	Path    string // below the module's root, with slashes
	Dir     string // its folder: where its fences look
	Chapter *Chapter
	Part    int // the number in its file's name, 1 for chapter.md
	Title   string
	Short   string
	Summary string
	Lit     []string // stages of the pipeline drawing
	Side    bool     // a side road: a page of detail, which Next does not lead to
	Text    string   // the whole file
	Body    string   // without front matter
}

// Name is the page's file name on the site, without its ending.
func (p *Page) Name() string {
	base := strings.TrimSuffix(path.Base(p.Path), ".md")
	if p.Chapter == nil {
		return strings.ToLower(base)
	}
	folder := strings.ReplaceAll(p.Chapter.Folder, "_", "-")
	return folder + strings.TrimPrefix(base, "chapter")
}

// Pages gives all pages in reading order.
func (b *Book) Pages() (all []*Page) {
	all = append(all, b.Front...)
	for _, c := range b.Chapters {
		all = append(all, c.Pages...)
	}
	return append(all, b.Back...)
}

// Prev and Next are the pages before and after p on its road: the main road leads by
// all side roads, and a side road leads back to it.
func (b *Book) Prev(p *Page) *Page {
	all := b.Pages()
	for i := slices.Index(all, p) - 1; i >= 0; i-- {
		if p.Side || !all[i].Side {
			return all[i]
		}
	}
	return nil
}

// Next is the page after p.
func (b *Book) Next(p *Page) *Page {
	all := b.Pages()
	for _, q := range all[slices.Index(all, p)+1:] {
		if !q.Side || p.Side && p.Chapter == q.Chapter {
			return q
		}
	}
	return nil
}

// Place is where the page stands among those of its chapter, from 1.
func (p *Page) Place() int { return slices.Index(p.Chapter.Pages, p) + 1 }

// Sides are the side roads that begin behind p.
func (b *Book) Sides(p *Page) (sides []*Page) {
	all := b.Pages()
	for _, q := range all[slices.Index(all, p)+1:] {
		if p.Side || !q.Side {
			break
		}
		sides = append(sides, q)
	}
	return sides
}

var aroundPages = [2][]string{{"introduction.md", "small/small.md"}, {"write-your-own.md", "further-reading.md"}}

// Load reads the book below a module's root.
func Load(root string) (*Book, error) {
	b := &Book{Root: root}
	order, err := os.ReadFile(filepath.Join(root, "chapters", "order.txt"))
	if err != nil {
		return nil, err
	}
	for _, folder := range strings.Fields(string(order)) {
		c := &Chapter{Number: len(b.Chapters) + 1, Folder: folder}
		if n := len(b.Chapters); n > 0 {
			c.Prev = b.Chapters[n-1]
		}
		if err := c.load(root); err != nil {
			return nil, err
		}
		b.Chapters = append(b.Chapters, c)
	}
	if b.Landing, err = readPage(root, "chapters/landing.md"); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	for i, names := range aroundPages {
		for _, name := range names {
			p, err := readPage(root, path.Join("chapters", name))
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			side := []*[]*Page{&b.Front, &b.Back}[i]
			*side = append(*side, p)
		}
	}
	return b, nil
}

var pageFile = regexp.MustCompile(`^chapter(?:-(\d+)-[a-z0-9-]+)?\.md$`)

func (c *Chapter) load(root string) error {
	entries, err := os.ReadDir(filepath.Join(root, c.Dir()))
	if err != nil {
		return fmt.Errorf("order.txt names %s: %w", c.Folder, err)
	}
	for _, e := range entries {
		m := pageFile.FindStringSubmatch(e.Name())
		if m == nil {
			continue
		}
		p, err := readPage(root, path.Join(c.Dir(), e.Name()))
		if err != nil {
			return err
		}
		p.Chapter, p.Part = c, 1
		if m[1] != "" {
			p.Part, _ = strconv.Atoi(m[1])
		}
		c.Pages = append(c.Pages, p)
	}
	slices.SortStableFunc(c.Pages, func(a, b *Page) int { return a.Part - b.Part })
	return nil
}

func readPage(root, name string) (*Page, error) {
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	return NewPage(name, string(text))
}

// NewPage takes a page's text apart.
func NewPage(name, text string) (*Page, error) {
	p := &Page{Path: name, Dir: path.Dir(name), Text: text, Body: text}
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		head, body, ok := strings.Cut(rest, "\n---\n")
		if !ok {
			return nil, fmt.Errorf("%s:1: front matter does not end", name)
		}
		p.Body = body
		if err := p.front(head); err != nil {
			return nil, err
		}
	}
	for _, l := range strings.Split(p.Body, "\n") {
		if t, ok := strings.CutPrefix(l, "# "); ok {
			p.Title = strings.TrimSpace(t)
			break
		}
	}
	if p.Title == "" {
		return nil, fmt.Errorf("%s: no title: want a line '# Title'", name)
	}
	if p.Short == "" {
		p.Short = p.Title
	}
	return p, nil
}

func (p *Page) front(head string) error {
	for i, l := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(l, ":")
		value = strings.TrimSpace(value)
		switch key {
		case "summary":
			p.Summary = value
		case "short":
			p.Short = value
		case "road":
			if p.Side = value == "side"; !p.Side {
				return fmt.Errorf("%s:%d: road: %s: want side", p.Path, i+2, value)
			}
		case "lit":
			p.Lit = strings.Fields(strings.ReplaceAll(value, ",", " "))
		default:
			return fmt.Errorf("%s:%d: unknown key %q: want summary, short, lit or road", p.Path, i+2, key)
		}
	}
	return nil
}
