package render

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"mergepoint/tools/book/internal/manuscript"
)

// A Heading of a page, for the table of contents and for search.
type Heading struct {
	Level    int
	ID, Text string
}

// A pageRenderer renders one page; whole means as a part of the printable book,
// where ids carry the page's name.
type pageRenderer struct {
	site     *Site
	page     *manuscript.Page
	whole    bool
	listings int
	named    map[string]bool // declarations that have their anchor
	terms    map[string]bool // glossary terms linked already
	headings []Heading
	stories  []string // of the steppers on the page
}

func (p *pageRenderer) root() string { return "" }

// id makes an id unique in the file it goes into.
func (p *pageRenderer) id(s string) string {
	if p.whole {
		return p.page.Name() + "--" + s
	}
	return s
}

// render gives the page's body as HTML.
func (p *pageRenderer) render() (string, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList, extension.Footnote,
			extension.NewTypographer(extension.WithTypographicSubstitutions(map[extension.TypographicPunctuation][]byte{extension.LeftDoubleQuote: []byte("“"), extension.RightDoubleQuote: []byte("”"), extension.Apostrophe: []byte("’"), extension.EnDash: []byte("–"), extension.Ellipsis: []byte("…")}))),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(ghtml.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(p, 1))),
	)
	src := []byte(p.page.Body)
	doc := md.Parser().Parse(text.NewReader(src))
	if !p.whole && p.page.Chapter != nil {
		dropNumber(doc, src)
	}
	p.collect(doc, src)
	p.insert(doc)
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, src, doc); err != nil {
		return "", err
	}
	return b.String(), nil
}

// note keeps a problem of the page; the page is made all the same.
func (p *pageRenderer) note(err error) {
	if err != nil && !p.whole {
		p.site.Problems = append(p.site.Problems, fmt.Sprintf("%s: %v", p.page.Path, err))
	}
}

// collect lists the headings.
func (p *pageRenderer) collect(doc ast.Node, src []byte) {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			id, _ := h.AttributeString("id")
			p.headings = append(p.headings, Heading{h.Level, string(id.([]byte)), plain(h, src)})
		}
	}
}

var chapterWord = regexp.MustCompile(`^Chapter \d+: `)

// dropNumber takes "Chapter 3: " from the title: the line above it says so.
func dropNumber(doc ast.Node, src []byte) {
	h, ok := doc.FirstChild().(*ast.Heading)
	if !ok || h.Level != 1 {
		return
	}
	t, ok := h.FirstChild().(*ast.Text)
	if !ok {
		return
	}
	t.Segment.Start += len(chapterWord.Find(t.Segment.Value(src)))
}

// plain gives a node's text without markup.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch t := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(t.Segment.Value(src))
				if t.SoftLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering {
				b.WriteString(html.UnescapeString(string(t.Value)))
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

var kindMade = ast.NewNodeKind("Made")

// made is HTML that the tool puts into a page.
type made struct {
	ast.BaseBlock
	html string
}

func (*made) Kind() ast.NodeKind            { return kindMade }
func (m *made) Dump(src []byte, level int)  { ast.DumpHelper(m, src, level, nil, nil) }
func (p *pageRenderer) made(s string) *made { return &made{html: s} }

// insert puts the pipeline drawing behind "Where we are" and the exercises at
// the end of "Exercises".
func (p *pageRenderer) insert(doc ast.Node) {
	section := func(title string) *Heading {
		for i, h := range p.headings {
			if h.Level == 2 && (h.Text == title || strings.HasPrefix(h.Text, title+":")) {
				return &p.headings[i]
			}
		}
		return nil
	}
	where, exercises := section("Where we are"), section("Exercises")
	inExercises := false
	var next ast.Node
	for n := doc.FirstChild(); n != nil; n = next {
		next = n.NextSibling()
		h, ok := n.(*ast.Heading)
		if !ok || h.Level > 2 {
			continue
		}
		id, _ := h.AttributeString("id")
		if inExercises {
			doc.InsertBefore(doc, n, p.made(p.exercises()))
		}
		inExercises = exercises != nil && string(id.([]byte)) == exercises.ID
		if where != nil && string(id.([]byte)) == where.ID && len(p.page.Lit) > 0 {
			doc.InsertAfter(doc, n, p.made(Pipeline(p.page.Lit, p.id("pipeline"))))
		}
	}
	if inExercises {
		doc.AppendChild(doc, p.made(p.exercises()))
	}
}

// RegisterFuncs takes over the nodes that the book sets in its own way.
func (p *pageRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, p.fenced)
	r.Register(ast.KindCodeBlock, p.indented)
	r.Register(ast.KindHeading, p.heading)
	r.Register(ast.KindLink, p.link)
	r.Register(ast.KindImage, p.image)
	r.Register(ast.KindParagraph, p.paragraph)
	r.Register(ast.KindBlockquote, p.quote)
	r.Register(ast.KindCodeSpan, p.codeSpan)
	r.Register(ast.KindText, p.text)
	r.Register(ast.KindRawHTML, p.raw)
	r.Register(ast.KindHTMLBlock, p.raw)
	r.Register(kindMade, p.writeMade)
	r.Register(east.KindTable, p.table)
}

func (p *pageRenderer) writeMade(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(n.(*made).html)
	}
	return ast.WalkSkipChildren, nil
}

func (p *pageRenderer) fenced(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	b := n.(*ast.FencedCodeBlock)
	var f manuscript.Fence
	if b.Info != nil {
		f.Info, f.Err = manuscript.ParseInfo(string(b.Info.Segment.Value(src)))
	}
	for i := range b.Lines().Len() {
		seg := b.Lines().At(i)
		f.Body += string(seg.Value(src))
	}
	_, _ = w.WriteString(p.figure(f))
	return ast.WalkSkipChildren, nil
}

// indented writes code without a fence.
func (p *pageRenderer) indented(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		fmt.Fprintf(w, `<pre tabindex="0" role="group" aria-label="code"><code>%s</code></pre>`+"\n", html.EscapeString(string(n.Lines().Value(src))))
	}
	return ast.WalkSkipChildren, nil
}

func (p *pageRenderer) heading(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	h := n.(*ast.Heading)
	level := h.Level
	if p.whole {
		level++
	}
	v, _ := h.AttributeString("id")
	id := p.id(string(v.([]byte)))
	if entering {
		fmt.Fprintf(w, `<h%d id="%s">`, level, id)
		return ast.WalkContinue, nil
	}
	if level > 1 && !p.whole {
		fmt.Fprintf(w, ` <a class="anchor" href="#%s" aria-label="link to “%s”">#</a>`, id, html.EscapeString(plain(h, src)))
	}
	fmt.Fprintf(w, "</h%d>\n", level)
	return ast.WalkContinue, nil
}

func (p *pageRenderer) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	l := n.(*ast.Link)
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	href, err := p.href(string(l.Destination))
	p.note(err)
	fmt.Fprintf(w, `<a href="%s">`, html.EscapeString(href))
	return ast.WalkContinue, nil
}

var sole = func(n ast.Node) bool { return n.ChildCount() == 1 && n.FirstChild().Kind() == ast.KindImage }

func (p *pageRenderer) paragraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case sole(n):
	case entering:
		_, _ = w.WriteString("<p>")
	default:
		_, _ = w.WriteString("</p>\n")
	}
	return ast.WalkContinue, nil
}

var (
	prolog = regexp.MustCompile(`(?s)^.*?<svg\b[^>]*`)
	roles  = regexp.MustCompile(`\s(?:role|aria-label)="[^"]*"`)
	svgIDs = regexp.MustCompile(`\b(id="|href="#|url\(#|aria-labelledby=")`)
)

// image puts a drawing into the page, so that it follows the palette.
func (p *pageRenderer) image(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	img := n.(*ast.Image)
	if !entering {
		return ast.WalkContinue, nil
	}
	alt := plain(img, src)
	name := path.Join(p.page.Dir, string(img.Destination))
	data, err := os.ReadFile(filepath.Join(p.site.Book.Root, filepath.FromSlash(name)))
	if err == nil && alt == "" {
		err = fmt.Errorf("%s: drawing without alt text", name)
	}
	p.note(err)
	svg := prolog.ReplaceAllStringFunc(string(data), func(tag string) string {
		attributes := roles.ReplaceAllString(tag[strings.Index(tag, "<svg")+len("<svg"):], "")
		return `<svg role="img" aria-label="` + html.EscapeString(alt) + `"` + attributes
	})
	if p.whole {
		svg = svgIDs.ReplaceAllString(svg, "${1}"+p.page.Name()+"--")
	}
	caption := ""
	if len(img.Title) > 0 {
		caption = "<figcaption>" + html.EscapeString(string(img.Title)) + "</figcaption>"
	}
	fmt.Fprintf(w, `<figure class="drawing"><div class="scroll" tabindex="0" role="group" aria-label="drawing">%s</div>%s</figure>`+"\n", strings.TrimSpace(svg), caption)
	return ast.WalkSkipChildren, nil
}

// quote makes a note of a blockquote that begins in bold.
func (p *pageRenderer) quote(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	note := false
	if first := n.FirstChild(); first != nil && first.FirstChild() != nil {
		e, ok := first.FirstChild().(*ast.Emphasis)
		note = ok && e.Level == 2
	}
	open, end := "<blockquote>\n", "</blockquote>\n"
	if note {
		open, end = `<div class="note" role="note">`+"\n", "</div>\n"
	}
	if entering {
		_, _ = w.WriteString(open)
	} else {
		_, _ = w.WriteString(end)
	}
	return ast.WalkContinue, nil
}

func (p *pageRenderer) table(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<div class="scroll table" tabindex="0" role="group" aria-label="table"><table>` + "\n")
	} else {
		_, _ = w.WriteString("</table></div>\n")
	}
	return ast.WalkContinue, nil
}

// codeSpan links an op to its row, a declaration to where it is shown.
func (p *pageRenderer) codeSpan(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	text := plain(n, src)
	code := "<code>" + html.EscapeString(text) + "</code>"
	if href := p.site.codeLink(p, text); href != "" && !inside(n, ast.KindLink) && !inside(n, ast.KindHeading) {
		code = `<a class="ref" href="` + href + `">` + code + `</a>`
	}
	_, _ = w.WriteString(code)
	return ast.WalkSkipChildren, nil
}

func inside(n ast.Node, k ast.NodeKind) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == k {
			return true
		}
	}
	return false
}

// text writes words, the first use of a glossary term as a link.
func (p *pageRenderer) text(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	t := n.(*ast.Text)
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	ghtml.DefaultWriter.Write(out, t.Segment.Value(src)) // resolves \* and &amp;
	_ = out.Flush()
	s := b.String()
	if !inside(n, ast.KindLink) && !inside(n, ast.KindHeading) && !inside(n, east.KindTableHeader) {
		s = p.site.Glossary.link(s, p.terms, p.glossaryHref)
	}
	_, _ = w.WriteString(s)
	switch {
	case t.HardLineBreak():
		_, _ = w.WriteString("<br>\n")
	case t.SoftLineBreak():
		_, _ = w.WriteString("\n")
	}
	return ast.WalkContinue, nil
}

// raw drops comments: they are instructions to the tool.
func (p *pageRenderer) raw(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var s string
	switch h := n.(type) {
	case *ast.RawHTML:
		for i := range h.Segments.Len() {
			seg := h.Segments.At(i)
			s += string(seg.Value(src))
		}
	case *ast.HTMLBlock:
		for i := range h.Lines().Len() {
			seg := h.Lines().At(i)
			s += string(seg.Value(src))
		}
	}
	if !strings.HasPrefix(strings.TrimSpace(s), "<!--") {
		_, _ = w.WriteString(s)
	}
	return ast.WalkSkipChildren, nil
}
