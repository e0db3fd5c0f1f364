package render

import (
	"fmt"
	"html"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

var factNames = []struct {
	fact ops.Fact
	name string
}{
	{ops.Pure, "pure"}, {ops.Commutative, "commutative"}, {ops.Compare, "gives 0 or 1"},
	{ops.Traps, "needs its check before it"}, {ops.Guard, "guard"}, {ops.Final, "ends a trace"},
}

var opGroups = []struct {
	title string
	first ops.Code
}{
	{"Integers", ops.IntAdd}, {"Comparisons", ops.IntLt}, {"Memory", ops.GetfieldGc}, {"Allocation", ops.New}, {"Calls", ops.Call},
	{"Guards", ops.GuardTrue}, {"Ends and marks", ops.DebugMergePoint},
}

// opsBody is the page of all ops, made from the op table.
func (s *Site) opsBody() string {
	var b strings.Builder
	b.WriteString("<h1 id=\"ops\">Every op</h1>\n<p>This page is made from the table in " + `<a href="` + s.mustSource("pkg/ops/table.go") + `">pkg/ops</a>` +
		", which the recorder, the optimiser, the blackhole and the runner all use.</p>\n")
	for i, g := range opGroups {
		end := ops.Code(len(ops.Table))
		if i+1 < len(opGroups) {
			end = opGroups[i+1].first
		}
		fmt.Fprintf(&b, "<h2 id=\"%s\">%s</h2>\n", slug(g.title), g.title)
		b.WriteString(tableHead("op", "printed form", "meaning", "facts"))
		for c := g.first; c < end; c++ {
			r := c.Row()
			b.WriteString(tableRow(r.Name, r.Example, r.Doc, facts(r)))
		}
		b.WriteString("</tbody></table></div>\n")
	}
	b.WriteString("<h2 id=\"control\">Control instructions of jitcode</h2>\n" + tableHead("instruction", "printed form", "meaning"))
	for _, c := range jitcode.Controls {
		b.WriteString(tableRow(c.Name, c.Example, c.Doc))
	}
	b.WriteString("</tbody></table></div>\n")
	return b.String()
}

func tableHead(cols ...string) string {
	return `<div class="scroll table" tabindex="0" role="group" aria-label="table"><table class="ops"><thead><tr><th scope="col">` +
		strings.Join(cols, `</th><th scope="col">`) + "</th></tr></thead>\n<tbody>\n"
}

func tableRow(name, example string, rest ...string) string {
	out := fmt.Sprintf(`<tr id="%s"><th scope="row"><code>%s</code></th><td><code>%s</code></td>`, name, name, html.EscapeString(example))
	for _, r := range rest {
		out += "<td>" + html.EscapeString(r) + "</td>"
	}
	return out + "</tr>\n"
}

func facts(r *ops.Row) string {
	var list []string
	for _, f := range factNames {
		if r.Facts&f.fact != 0 {
			list = append(list, f.name)
		}
	}
	if r.Result == descr.Void && (!r.ByDescr || r.Facts&ops.Store != 0) && r.Facts&(ops.Guard|ops.Final) == 0 {
		list = append(list, "no result")
	}
	return strings.Join(list, ", ")
}
