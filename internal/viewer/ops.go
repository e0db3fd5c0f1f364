package viewer

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A printer prints one trace as PyPy's log does, with markup.
type printer struct {
	names *trace.Printer
	made  map[*trace.Box]*trace.Op // what makes a box
}

func newPrinter(t *trace.Trace) *printer {
	p := &printer{trace.NewPrinter(), map[*trace.Box]*trace.Op{}}
	for _, op := range t.Ops {
		if op.Result != nil {
			p.made[op.Result] = op
		}
	}
	return p
}

// box marks a name, so that its other places can be found; a green constant says
// so in letters.
func (p *printer) box(b *trace.Box) string {
	text := html.EscapeString(p.names.Box(b))
	switch {
	case b == nil:
		return text
	case b.Const && b.Green:
		return `<i class="green" title="green: known from the guest's position">` + text + `<sup>g</sup></i>`
	case b.Const:
		return `<i>` + text + `</i>`
	}
	return `<b>` + text + `</b>`
}

func (p *printer) boxes(list []*trace.Box) string {
	s := make([]string, len(list))
	for i, b := range list {
		s[i] = p.box(b)
	}
	return strings.Join(s, ", ")
}

func (p *printer) list(boxes []*trace.Box) template.HTML {
	return template.HTML("[" + p.boxes(boxes) + "]")
}

// row prints an op. Operands are named before the result: the order decides the
// numbers.
func (p *printer) row(op *trace.Op) row {
	r := row{Recorded: -1, Guest: -1, Class: class(op)}
	if op.Mark != nil {
		r.Text = short(location(op.Mark))
		r.Op = template.HTML(`<span class="at">at</span> ` + html.EscapeString(r.Text))
		return r
	}
	args := p.boxes(op.Args)
	var s strings.Builder
	if op.Result != nil {
		r.Result = p.names.Box(op.Result)
		s.WriteString(p.box(op.Result) + " = ")
	}
	fmt.Fprintf(&s, `<span class="name">%s</span>(%s`, op.Code, args)
	if d := descrText(op); d != "" {
		s.WriteString(`, <span class="descr">descr=&lt;` + html.EscapeString(d) + `&gt;</span>`)
	}
	s.WriteString(")")
	if op.Guard != nil && op.IsGuard() {
		s.WriteString(" " + string(p.list(op.Guard.FailArgs)))
	}
	r.Op = template.HTML(s.String())
	return r
}

func class(op *trace.Op) string {
	switch {
	case op.Mark != nil:
		return "mark"
	case op.IsGuard():
		return "guard"
	case op.Code.Is(ops.Final):
		return "final"
	}
	return ""
}

func descrText(op *trace.Op) string {
	switch {
	case op.IsGuard() && op.Guard != nil && op.Guard.Number >= 0:
		return fmt.Sprintf("Guard%d", op.Guard.Number)
	case op.IsGuard() || op.Descr == nil:
		return ""
	}
	return op.Descr.DescrName()
}

// says puts a guard into words: what holds below it.
func (p *printer) says(op *trace.Op) string {
	value := func(i int) string {
		b := op.Args[i]
		if d := p.made[b]; d != nil {
			return fmt.Sprintf("%s, from %s(%s),", p.names.Box(b), d.Code, p.names.Boxes(d.Args))
		}
		return p.names.Box(b)
	}
	switch op.Code {
	case ops.GuardTrue:
		return "Below it, " + value(0) + " is 1."
	case ops.GuardFalse:
		return "Below it, " + value(0) + " is 0."
	case ops.GuardValue:
		return "Below it, " + value(0) + " is " + p.names.Box(op.Args[1]) + "."
	case ops.GuardNonnull:
		return "Below it, " + value(0) + " is not nil."
	case ops.GuardIsnull:
		return "Below it, " + value(0) + " is nil."
	case ops.GuardNoException:
		return "Below it, the call above has not panicked."
	}
	return op.Code.Row().Doc
}

// pointers names the addresses of a trace's pointer constants: ptr12.
func (p *printer) pointers(t *trace.Trace) *strings.Replacer {
	var pairs []string
	note := func(boxes []*trace.Box) {
		for _, b := range boxes {
			if b != nil && b.Const && b.Ref != nil {
				name := strings.TrimSuffix(strings.TrimPrefix(p.names.Box(b), "ConstPtr("), ")")
				pairs = append(pairs, fmt.Sprintf("0x%x", uintptr(b.Ref)), name)
			}
		}
	}
	for _, op := range t.Ops {
		note(op.Args)
		if op.Guard != nil {
			for i := range op.Guard.Frames {
				note(op.Guard.Frames[i].Refs)
			}
		}
	}
	return strings.NewReplacer(pairs...)
}

// why puts a reason into words.
func why(id string, own int, r *trace.Reason, at map[*trace.Op]int) string {
	s := ""
	if r.Result != nil && r.Result.Const {
		s = "is " + html.EscapeString(constText(r.Result)) + "; "
	}
	s += fmt.Sprintf(`<span class="rule">%s/%s</span>`, html.EscapeString(r.Pass), html.EscapeString(r.Rule))
	if r.Because == nil {
		return s
	}
	i, ok := at[r.Because]
	switch {
	case ok && i == own:
		return s + ", because the round before did it"
	case ok:
		return s + fmt.Sprintf(`, because of <a href="#%s-%d">%d</a>`, id, i, i)
	case r.Because.Origin.Recorded >= 0:
		i := r.Because.Origin.Recorded
		return s + fmt.Sprintf(`, because of <a href="#%s-%d">%d</a> of the round before`, id, i, i)
	}
	return s + ", because of the round before"
}

func constText(b *trace.Box) string {
	switch {
	case b.Sym != "":
		return b.Sym
	case b.Kind == descr.Int:
		return fmt.Sprint(b.Int)
	case b.Ref == nil:
		return "nil"
	}
	return "a known pointer"
}

func lineOf(op *trace.Op) string {
	if op.Origin.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", op.Origin.File, op.Origin.Line)
}
