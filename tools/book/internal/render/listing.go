package render

import (
	"fmt"
	"html"
	"path"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/source"
)

// A listing is a block of code on a page.
type listing struct {
	id      string // code-3
	lang    string
	text    string
	caption string // HTML
	line    int    // number of its first line; 0: not numbered
	root    string // way to the site's top
	anchors bool
	label   string // for screen readers
}

// pre gives the block itself: one element per line, numbers as links.
func (l *listing) pre() string {
	var b strings.Builder
	class := "code " + l.lang
	if l.line > 0 {
		class += " numbered"
	}
	fmt.Fprintf(&b, `<pre class="%s" tabindex="0" role="group" aria-label="%s"><code>`, class, html.EscapeString(l.label))
	for i, line := range highlight(l.lang, l.text, l.root) {
		n := i + max(l.line, 1)
		if l.anchors {
			id := fmt.Sprintf("%s-%d", strings.Replace(l.id, "code-", "c", 1), n) // short: there are many
			fmt.Fprintf(&b, `<span class="l" id="%s"><a class="n" href="#%s" tabindex="-1" aria-hidden="true" data-n="%d"></a>`, id, id, n)
		} else {
			b.WriteString(`<span class="l">`)
		}
		b.WriteString(markup(line) + "\n</span>")
	}
	b.WriteString("</code></pre>")
	return b.String()
}

// figure gives a fence of a page as HTML.
func (p *pageRenderer) figure(b manuscript.Fence) string {
	filled, err := p.site.filler.Look(p.page, b)
	if p.note(err); err != nil {
		filled = fence.Filled{Text: b.Body}
	}
	p.listings++
	l := &listing{id: p.id(fmt.Sprintf("code-%d", p.listings)), lang: b.Lang, text: filled.Text, line: filled.Line, root: p.root(), anchors: !p.whole}
	l.caption, l.label = p.caption(b, filled), l.lang+" listing"
	body := l.pre()
	class := "listing"
	switch {
	case filled.Cell:
		class, body = "cell", p.cell(l, filled)
	case b.Lang == "viewer" || b.Lang == "timeline" || b.Lang == "curve" || b.Lang == "ladder" || b.Lang == "stepper":
		l.lang = "text"
		class, body = b.Lang, p.picture(b, l)
	case b.Lang == "console":
		class = "listing session"
	}
	if t := b.Args["fold"]; t != "" {
		body = `<details><summary>` + html.EscapeString(t) + `</summary>` + body + `</details>`
	}
	if to := p.playLink(b, filled.Text); to != "" {
		l.caption += ` <a class="play" href="` + html.EscapeString(to) + `">Open in the playground</a>`
	}
	out := fmt.Sprintf(`<figure class="%s" id="%s">`, class, l.id)
	if l.caption != "" {
		out += `<figcaption>` + l.caption + `</figcaption>`
	}
	return out + body + "</figure>\n"
}

// cell shows an Example as a notebook does: what runs above what it printed.
func (p *pageRenderer) cell(l *listing, f fence.Filled) string {
	code, output := source.SplitCell(f.Text)
	in, out := *l, *l
	in.text, in.label = code, "cell: what runs"
	out.text, out.label, out.lang, out.line, out.anchors = output, "cell: what it prints", "output", 0, false
	return `<div class="in"><span class="tag">In</span>` + in.pre() + `</div><div class="out"><span class="tag">Out</span>` + out.pre() + `</div>`
}

// caption says where a listing is from, and links there.
func (p *pageRenderer) caption(b manuscript.Fence, f fence.Filled) string {
	if c := b.Args["caption"]; c != "" {
		return html.EscapeString(c)
	}
	if b.Has("sketch") {
		return `<span class="where">a sketch, not in the tree</span>`
	}
	if f.File == "" {
		return p.runCaption(b)
	}
	where := p.sourceLink(f.File, f.Line, path.Base(f.File))
	var names []string
	for _, d := range f.Decls {
		names = append(names, p.declName(d))
	}
	out := `<span class="where">` + where + `</span>`
	if s := b.Args["section"]; s != "" {
		names = append(names, html.EscapeString(s))
	}
	if s := b.Args["func"]; s != "" {
		names = append(names, html.EscapeString(s))
	}
	if len(names) > 0 {
		out += ` <span class="what">` + strings.Join(names, ", ") + `</span>`
	}
	if badge := p.badge(f.Decls); badge != "" {
		out += ` <span class="badge ` + badge + `">` + badge + `</span>`
	}
	return out
}

func (p *pageRenderer) runCaption(b manuscript.Fence) string {
	if args := b.Args["bf"]; args != "" {
		out := `<span class="where">bf ` + html.EscapeString(args) + `</span>`
		if pick := b.Args["pick"]; pick != "" {
			out += ` <span class="what">` + html.EscapeString(pick) + `</span>`
		}
		return out
	}
	if b.Lang == "console" {
		return `<span class="where">in a shell</span>`
	}
	if b.Lang == "diff" && p.page.Chapter != nil && p.page.Chapter.Prev != nil {
		return `<span class="where">since ` + html.EscapeString(p.page.Chapter.Prev.Folder) + `</span>`
	}
	return ""
}

// declName gives a declaration's name, with its anchor where it is first shown.
func (p *pageRenderer) declName(d *source.Decl) string {
	name := html.EscapeString(d.Name())
	key := d.Dir + "." + d.Name()
	if p.site.shown[key].page == p.page && !p.named[key] {
		p.named[key] = true
		return fmt.Sprintf(`<span id="%s">%s</span>`, p.id(anchorOf(d)), name)
	}
	return name
}

// anchorOf names the place where a declaration is shown: trace.Box.
func anchorOf(d *source.Decl) string { return path.Base(d.Dir) + "." + d.Name() }

// badge says how the first declaration stands to the stage before.
func (p *pageRenderer) badge(decls []*source.Decl) string {
	if len(decls) == 0 || p.page.Chapter == nil || decls[0].Dir != p.page.Dir || decls[0].Test {
		return ""
	}
	return p.site.badges[decls[0].Dir+"."+decls[0].Name()]
}
