package model

import (
	"fmt"
	"strings"
)

// escape makes a text HTML. Package html has a large table of names for it to undo.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// Tree is the list of all recordings, each bridge below the trace it leaves, as
// HTML, and of those that were given up.
func (v *View) Tree() string {
	var b strings.Builder
	if len(v.Top) > 0 {
		tree(&b, v.Top)
	}
	for _, a := range v.Aborted {
		fmt.Fprintf(&b, "<p class=\"aborted\">given up: %s</p>\n", escape.Replace(a))
	}
	if v.Left > 0 {
		fmt.Fprintf(&b, "<p class=\"aborted\">%d more traces were compiled than are kept here.</p>\n", v.Left)
	}
	return b.String()
}

func tree(b *strings.Builder, level []*Recording) {
	b.WriteString("<ul>\n")
	for _, r := range level {
		name := escape.Replace(r.Title)
		if r.From != "" {
			name = `<span class="from">` + r.From + ` → </span>bridge`
		}
		fmt.Fprintf(b, `<li><a href="#%s">%s</a> <span class="size">%s</span>`, r.ID, name, r.size())
		if len(r.Bridges) > 0 {
			tree(b, r.Bridges)
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul>")
}

// size: 49 ops recorded; 16 in the loop and 27 in the entry bridge.
func (r *Recording) size() string {
	var parts []string
	for i := range r.compiled {
		t := r.compiled[i].Trace
		parts = append(parts, fmt.Sprintf("%d in the %s", len(t.Ops), t.Kind))
	}
	return fmt.Sprintf("%d ops recorded; %s", len(r.trace.Ops), strings.Join(parts, " and "))
}
