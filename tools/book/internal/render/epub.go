package render

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
)

// A leaf is a page of the site that goes into the EPUB as well.
type leaf struct{ name, title, body string }

// EPUBName is the book's file on the site.
const EPUBName = "merge-point.epub"

// writeEPUB makes one file of the book for readers of EPUB 3: the pages, glossary, ops
// and exercises, with their drawings, and links between them. Links to what only the
// site has (sources, viewers) become plain words.
func (s *Site) writeEPUB() error {
	var b bytes.Buffer
	if err := s.epub(&b); err != nil {
		return err
	}
	return s.put(EPUBName, b.Bytes())
}

func (s *Site) epub(w io.Writer) error {
	z := zip.NewWriter(w)
	add := func(name, text string, method uint16) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method}) // no date: the same book is the same bytes
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		return err
	}
	// The first file says what this is, and is not compressed.
	if err := add("mimetype", "application/epub+zip", zip.Store); err != nil {
		return err
	}
	files := [][2]string{{"META-INF/container.xml", container}, {"OEBPS/book.opf", s.epubPackage()}, {"OEBPS/nav.xhtml", s.epubContents()}, {"OEBPS/book.css", epubCSS}}
	ids := s.leafIDs()
	for _, l := range s.leaves {
		files = append(files, [2]string{"OEBPS/" + l.name + ".xhtml", xhtmlPage(l.title, xhtml(l.body, ids))})
	}
	for _, f := range files {
		if err := add(f[0], f[1], zip.Deflate); err != nil {
			return err
		}
	}
	return z.Close()
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// epubPackage lists the files and the order in which they are read.
func (s *Site) epubPackage() string {
	var manifest, spine strings.Builder
	for _, l := range s.leaves {
		properties := ""
		if strings.Contains(l.body, "<svg") {
			properties = ` properties="svg"`
		}
		fmt.Fprintf(&manifest, `<item id="p-%s" href="%[1]s.xhtml" media-type="application/xhtml+xml"%s/>`+"\n", l.name, properties)
		fmt.Fprintf(&spine, `<itemref idref="p-%s"/>`+"\n", l.name)
	}
	return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:x-merge-point:book</dc:identifier>
<dc:title>` + html.EscapeString(s.Name) + `</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="book.css" media-type="text/css"/>
` + manifest.String() + `</manifest>
<spine>
` + spine.String() + `</spine>
</package>
`
}

func (s *Site) epubContents() string {
	var b strings.Builder
	b.WriteString(`<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>`)
	for _, l := range s.leaves {
		fmt.Fprintf(&b, `<li><a href="%s.xhtml">%s</a></li>`+"\n", l.name, html.EscapeString(l.title))
	}
	return xhtmlPage("Contents", b.String()+"</ol></nav>\n")
}

func xhtmlPage(title, body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>` + html.EscapeString(title) + `</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>
` + body + `</body>
</html>
`
}

var (
	idAttr    = regexp.MustCompile(`\bid="([^"]*)"`)
	voidTag   = regexp.MustCompile(`<(br|hr|img|input|col|wbr)\b([^>]*?)\s*/?>`)
	svgTag    = regexp.MustCompile(`<svg\b[^>]*>`)
	bareAttr  = regexp.MustCompile(`(<[a-zA-Z][^<>]*?\s)(open|hidden|disabled)([\s>])`)
	siteOnly  = regexp.MustCompile(`(?s)<details class="inline">.*?</details>|<p class="open">.*?</p>|<a class="(?:n|anchor)"[^>]*>.*?</a>|<script\b.*?</script>|<button\b.*?</button>`)
	focusable = regexp.MustCompile(` tabindex="[^"]*"`)
	entity    = regexp.MustCompile(`&[a-zA-Z]+;`)
	anchor    = regexp.MustCompile(`(?s)<a\b([^>]*?)\s?href="([^"]*)"([^>]*)>(.*?)</a>`)
)

// leafIDs are the places to which links of the book may lead, as page#id.
func (s *Site) leafIDs() map[string]bool {
	ids := map[string]bool{}
	for _, l := range s.leaves {
		ids[l.name+".html"] = true
		for _, m := range idAttr.FindAllStringSubmatch(siteOnly.ReplaceAllString(l.body, ""), -1) {
			ids[l.name+".html#"+m[1]] = true
		}
	}
	return ids
}

// xhtml makes XML of a page's HTML, without what needs the site.
func xhtml(body string, ids map[string]bool) string {
	body = siteOnly.ReplaceAllString(body, "")
	body = focusable.ReplaceAllString(body, "")
	body = voidTag.ReplaceAllString(body, "<$1$2/>")
	body = svgTag.ReplaceAllStringFunc(body, withNamespace)
	body = bareAttr.ReplaceAllString(body, `$1$2="$2"$3`)
	body = entity.ReplaceAllStringFunc(body, plainEntity)
	return anchor.ReplaceAllStringFunc(body, func(a string) string {
		m := anchor.FindStringSubmatch(a)
		switch href := html.UnescapeString(m[2]); {
		case strings.HasPrefix(href, "http"):
			return a
		case strings.HasPrefix(href, "#"), ids[href]:
			return `<a` + m[1] + ` href="` + strings.Replace(m[2], ".html", ".xhtml", 1) + `"` + m[3] + `>` + m[4] + `</a>`
		}
		return m[4]
	})
}

// withNamespace says of a drawing's tag what XML must be told.
func withNamespace(tag string) string {
	if strings.Contains(tag, "xmlns=") {
		return tag
	}
	return strings.Replace(tag, "<svg", `<svg xmlns="http://www.w3.org/2000/svg"`, 1)
}

// plainEntity writes out what XML has no name for.
func plainEntity(name string) string {
	if strings.Contains("&amp;&lt;&gt;&quot;&apos;", name) {
		return name
	}
	return html.UnescapeString(name)
}

const epubCSS = `:root { --ink: #222; --dim: #666; --line: #999; --paper: #fff; --box: #f4f1ea; --lit: #f8e6d8; --accent: #8f3a12; --green: #1c6136; --red: #a3231b; }
pre { white-space: pre-wrap; font-size: .8em; line-height: 1.35; background: #f6f2ea; padding: .6em; }
code { font-family: monospace; font-size: .9em; }
pre code { font-size: 1em; }
figure { margin: 1em 0; }
figcaption { font-size: .8em; color: #666; }
svg { width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .85em; }
th, td { border: 1px solid #ccc; padding: .2em .5em; text-align: left; vertical-align: top; }
.note { border-left: 3px solid #999; padding-left: .8em; }
.kw { color: #7b2d6c; } .st { color: #2d6038; } .nu { color: #85480a; } .co { color: #665e51; font-style: italic; } .fn { color: #1f4d86; } .ty { color: #17606b; } .gu { color: #a3231b; }
.sr { position: absolute; left: -10000px; }
.stage rect, .stage { fill: #f4f1ea; stroke: #999; } .stage text { fill: #222; stroke: none; text-anchor: middle; } .arrow, .divide { fill: none; stroke: #666; } .lit rect { stroke-width: 3; } .word, .when { fill: #666; }
`
