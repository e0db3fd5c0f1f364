package render

import (
	_ "embed"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// A Term is a row of GLOSSARY.md.
type Term struct {
	Names []string // our words; the first is the anchor's
	Cells []string // the other columns
}

// A Glossary is the table of GLOSSARY.md and what stands before it.
type Glossary struct {
	Intro string
	Head  []string
	Terms []Term
	find  *regexp.Regexp
	ids   map[string]string // lower-case word to anchor
}

// ID is the row's anchor.
func (t Term) ID() string { return slug(t.Names[0]) }

func slug(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), " ", "-")
}

// readGlossary reads the glossary; a book may have none.
func readGlossary(root string) (*Glossary, error) {
	g := &Glossary{ids: map[string]string{}}
	text, err := os.ReadFile(filepath.Join(root, "GLOSSARY.md"))
	if os.IsNotExist(err) {
		return g, nil
	}
	if err != nil {
		return nil, err
	}
	for _, l := range strings.Split(string(text), "\n") {
		cells := row(l)
		switch {
		case len(cells) < 2 && len(g.Terms) == 0 && g.Head == nil:
			g.Intro += l + "\n"
		case len(cells) < 2 || strings.HasPrefix(cells[0], "--"):
		case g.Head == nil:
			g.Head = cells
		default:
			g.Terms = append(g.Terms, Term{splitNames(cells[0]), cells[1:]})
		}
	}
	g.compile()
	return g, nil
}

func row(line string) (cells []string) {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "|") {
		return nil
	}
	for _, c := range strings.Split(strings.Trim(line, "|"), "|") {
		cells = append(cells, strings.TrimSpace(c))
	}
	return cells
}

func splitNames(s string) (names []string) {
	s = strings.Trim(s, "*`")
	for _, n := range regexp.MustCompile(`\s*(?:,|/)\s*`).Split(s, -1) {
		names = append(names, strings.Trim(n, "*`"))
	}
	return names
}

//go:embed everyday.txt
var everydayText string

var everydayWords = readWords(everydayText)

func readWords(text string) map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			words[w] = true
		}
	}
	return words
}

// Everyday reports whether a term is made of everyday words alone: most of its uses
// are not meant as the term, so it is linked by hand only.
func Everyday(term string) bool {
	for _, w := range strings.Fields(strings.ToLower(term)) {
		if !everydayWords[w] {
			return false
		}
	}
	return true
}

func (g *Glossary) compile() {
	var words []string
	for _, t := range g.Terms {
		for _, n := range t.Names {
			if Everyday(n) {
				continue
			}
			words = append(words, regexp.QuoteMeta(html.EscapeString(n)))
			g.ids[strings.ToLower(n)] = t.ID()
		}
	}
	if len(words) == 0 {
		return
	}
	sort.Slice(words, func(i, j int) bool {
		if len(words[i]) != len(words[j]) {
			return len(words[i]) > len(words[j])
		}
		return words[i] < words[j]
	})
	g.find = regexp.MustCompile(`(?i)\b(` + strings.Join(words, "|") + `)(s|es)?\b`)
}

// link makes the first use of each term in an escaped text a link.
func (g *Glossary) link(s string, seen map[string]bool, href func(string) string) string {
	if g.find == nil {
		return s
	}
	return g.find.ReplaceAllStringFunc(s, func(word string) string {
		id := g.ids[strings.ToLower(g.find.FindStringSubmatch(word)[1])]
		if seen[id] {
			return word
		}
		seen[id] = true
		return `<a class="term" href="` + href(id) + `">` + word + `</a>`
	})
}

var chapterNumber = regexp.MustCompile(`\b\d+\b`)

// glossaryBody is the glossary page.
func (s *Site) glossaryBody() (string, error) {
	g := s.Glossary
	var b strings.Builder
	if len(g.Terms) == 0 {
		return "", nil
	}
	intro, _, err := s.markdown("GLOSSARY.md", g.Intro)
	if err != nil {
		return "", err
	}
	b.WriteString(intro + `<div class="scroll table" tabindex="0" role="group" aria-label="table"><table class="glossary"><thead><tr>`)
	for _, h := range g.Head {
		b.WriteString("<th scope=\"col\">" + html.EscapeString(h) + "</th>")
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, t := range g.Terms {
		fmt.Fprintf(&b, `<tr id="%s"><th scope="row">%s</th>`, t.ID(), html.EscapeString(strings.Join(t.Names, ", ")))
		for i, c := range t.Cells {
			cell := inline(c)
			if strings.EqualFold(g.Head[i+1], "chapter") {
				cell = s.chapterLinks(c)
			}
			fmt.Fprintf(&b, `<td data-label="%s">%s</td>`, html.EscapeString(g.Head[i+1]), cell)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table></div>\n")
	return b.String(), nil
}

func (s *Site) chapterLinks(text string) string {
	return chapterNumber.ReplaceAllStringFunc(html.EscapeString(text), func(n string) string {
		for _, c := range s.Book.Chapters {
			if fmt.Sprint(c.Number) == n && len(c.Pages) > 0 {
				return `<a href="` + c.Pages[0].Name() + `.html">` + n + `</a>`
			}
		}
		return n
	})
}

var codeMark = regexp.MustCompile("`([^`]+)`")

// inline gives a table cell: text with `code`.
func inline(s string) string {
	return codeMark.ReplaceAllString(html.EscapeString(s), "<code>$1</code>")
}
