package viewer

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"mergepoint/pkg/backend"
	"mergepoint/site"
	"mergepoint/tools/viewer/model"
)

// A Page is what the writer of a page says about the run.
type Page struct {
	Title   string   // prog.b
	Command string   // what was run: bf -stage 5 prog.b
	Sources []Source // of the interpreter
	// Listing makes machine code that can be looked at; nil shows none.
	Listing backend.Backend
}

// NewPage is the page about a program that was run with arguments, on an interpreter
// whose files are given by name.
func NewPage(program string, args []string, sources map[string]string) Page {
	p := Page{Title: path.Base(program), Command: "bf " + strings.Join(args, " ")}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		p.Sources = append(p.Sources, Source{Name: name, Text: sources[name]})
	}
	return p
}

// A Source is a Go file.
type Source struct{ Name, Text string }

//go:embed viewer.html
var pageText string

//go:embed viewer.css
var style string

//go:embed viewer.js
var script string

var pageTemplate = template.Must(template.New("viewer").Funcs(template.FuncMap{
	"style":  func(s string) template.CSS { return template.CSS(s) },
	"script": func(s string) template.JS { return template.JS(s) },
	"html":   func(s string) template.HTML { return template.HTML(s) },
	"text":   textHTML,
	"reason": reasonHTML,
}).Parse(pageText))

// reasonHTML links the op that made a reason possible, of the list with the id.
func reasonHTML(id string, r model.Reason) template.HTML {
	op, after := r.Op, textHTML(r.After)
	r.Op, r.After = "", ""
	said := textHTML(r.String())
	if op == "" {
		return said
	}
	return said + template.HTML(`<a href="#`+id+`-`+op+`">`+op+`</a>`) + after
}

// textHTML shows the sign of a green constant as a raised letter: not every font
// has the character.
func textHTML(s string) template.HTML {
	return template.HTML(strings.ReplaceAll(html.EscapeString(s), model.GreenSign, `<sup title="green">g</sup>`))
}

// data is what the template sees.
type data struct {
	*Page
	*model.View
	Palette, Style, Script string
	Bare                   []bareRecording
	Times                  template.JS // the timeline, as JSON
	Tree                   template.HTML
	Shell                  bool // the run is not known yet
}

// A bareRecording is one as the page shows it without its script.
type bareRecording struct {
	*model.Recording
	Sheet *model.Sheet // nil if it is not listed
}

// mostBare is how many ops a page lists for readers without script. More would
// make the page of a long run twice as large; the log has them all.
const mostBare = 2000

func bare(all []*model.Recording) (list []bareRecording) {
	ops := 0
	for _, r := range all {
		b := bareRecording{Recording: r}
		if ops += r.Ops(); ops <= mostBare {
			b.Sheet = r.Keep()
		}
		list = append(list, b)
	}
	return list
}

// A Collector is a sink that keeps what a page shows, and writes it.
type Collector struct{ *model.Collector }

// NewCollector starts the clock.
func NewCollector() *Collector { return &Collector{model.NewCollector()} }

// WritePage writes the viewer's page about all that was collected.
func (c *Collector) WritePage(w io.Writer, p Page) error { return Write(w, p, c.Look(p)) }

// Look sums up what was collected, for a page.
func (c *Collector) Look(p Page) *model.View { return c.View(Files(p.Sources), p.Listing) }

// dataMark stands in the template for what the script reads.
const dataMark = "@@data@@"

// Write writes a page that shows a run.
func Write(w io.Writer, p Page, v *model.View) error {
	times, err := json.Marshal(v.Timeline)
	if err != nil {
		return err
	}
	d := data{Page: &p, View: v, Palette: site.Read("css/palette.css"), Style: style, Script: script, Bare: bare(v.All), Tree: template.HTML(v.Tree()),
		Times: template.JS(times)}
	var page bytes.Buffer
	if err := pageTemplate.Execute(&page, d); err != nil {
		return fmt.Errorf("viewer: %w", err)
	}
	at := bytes.LastIndex(page.Bytes(), []byte(dataMark))
	out := bufio.NewWriterSize(w, 1<<16)
	out.Write(page.Bytes()[:at])
	if err := v.WriteData(out); err != nil {
		return err
	}
	out.Write(page.Bytes()[at+len(dataMark):])
	return out.Flush()
}

// Shell is a page whose run is not known yet: @@title@@, @@command@@, @@tree@@ and
// @@data@@ stand for what a script puts there.
func Shell() (string, error) {
	var b bytes.Buffer
	d := data{Page: &Page{Title: "@@title@@", Command: "@@command@@"}, View: &model.View{}, Palette: site.Read("css/palette.css"), Style: style, Script: script,
		Tree: "@@tree@@", Shell: true}
	err := pageTemplate.Execute(&b, d)
	return b.String(), err
}
