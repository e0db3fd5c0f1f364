package viewer

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"

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
}).Parse(pageText))

// data is what the template sees.
type data struct {
	*Page
	Palette, Style, Script string
	All, Top               []*recording
	Timeline               template.HTML
	Aborted                []string
	Times                  template.JS // the timeline, as JSON
	Help                   template.JS // what ops and rules mean, as JSON
}

// WritePage writes the viewer's page about all that was collected.
func (c *Collector) WritePage(w io.Writer, p Page) error {
	b := &builder{c: c, page: &p, list: p.Listing, byGuard: map[int]*recording{}, owner: map[int]*recording{}}
	timeline := c.Timeline()
	d := data{Page: &p, Palette: site.Read("css/palette.css"), Style: style, Script: script, Timeline: template.HTML(timeline.HTML()), Aborted: c.aborted()}
	d.All, d.Top = b.recordings()
	times, err := json.Marshal(timeline)
	if err != nil {
		return err
	}
	d.Times = template.JS(times)
	help, err := json.Marshal(meanings())
	if err != nil {
		return err
	}
	d.Help = template.JS(help)
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, d); err != nil {
		return fmt.Errorf("viewer: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
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
