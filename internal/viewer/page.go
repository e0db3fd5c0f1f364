package viewer

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"io"
	"regexp"
	"strings"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/site"
)

// A Page is what the writer of a page says about the run.
type Page struct {
	Title   string   // prog.b
	Command string   // what was run: bf -stage 5 prog.b
	Sources []Source // of the interpreter
	// Listing makes machine code that can be looked at; nil shows none.
	Listing backend.Backend
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
	"text":   textHTML,
	"reason": func(id, s string) template.HTML {
		return template.HTML(becauseOf.ReplaceAllString(string(textHTML(s)), `because of <a href="#`+id+`-$1">$1</a>`))
	},
}).Parse(pageText))

var becauseOf = regexp.MustCompile(`because of (\d+)`)

// textHTML shows the sign of a green constant as a raised letter: not every font
// has the character.
func textHTML(s string) template.HTML {
	return template.HTML(strings.ReplaceAll(html.EscapeString(s), greenSign, `<sup title="green">g</sup>`))
}

// data is what the template sees.
type data struct {
	*Page
	Palette, Style, Script string
	All                    []bareRecording
	Top                    []*recording
	Timeline               template.HTML
	Aborted                []string
	Times                  template.JS // the timeline, as JSON
	Data                   template.JS // what the script reads, as JSON
}

// A bareRecording is one as the page shows it without its script.
type bareRecording struct {
	*recording
	Listed bool
}

// mostBare is how many ops a page lists for readers without script. More would
// make the page of a long run twice as large; the log has them all.
const mostBare = 2000

func bare(all []*recording) (list []bareRecording) {
	rows := 0
	for _, r := range all {
		rows += len(r.Recorded.Rows)
		for _, p := range r.Parts {
			rows += len(p.Rows)
		}
		list = append(list, bareRecording{r, rows <= mostBare})
	}
	return list
}

// WritePage writes the viewer's page about all that was collected.
func (c *Collector) WritePage(w io.Writer, p Page) error {
	b := &builder{c: c, page: &p, list: p.Listing, files: goFiles(p.Sources), byGuard: map[int]*recording{}, owner: map[int]*recording{}}
	timeline := c.Timeline()
	d := data{Page: &p, Palette: site.Read("css/palette.css"), Style: style, Script: script, Timeline: template.HTML(timeline.HTML()), Aborted: c.aborted()}
	all, top := b.recordings()
	d.All, d.Top = bare(all), top
	times, err := json.Marshal(timeline)
	if err != nil {
		return err
	}
	d.Times = template.JS(times)
	traces, err := json.Marshal(newScriptData(all, p.Machine()))
	if err != nil {
		return err
	}
	d.Data = template.JS(traces)
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, d); err != nil {
		return fmt.Errorf("viewer: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// Machine is what stands below the machine code.
func (p *Page) Machine() string {
	if p.Listing == nil {
		return "No machine code was asked for."
	}
	return "amd64, Intel’s syntax."
}

// meanings says in a line what each op and each rule does.
func meanings() map[string]string {
	m := map[string]string{}
	for _, r := range ops.Table {
		m[r.Name] = r.Doc
	}
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			m[p.Name+"/"+r.Name] = r.Doc
		}
	}
	return m
}
