package viewer

import (
	"fmt"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A printer prints one trace as PyPy's log does.
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

// greenSign follows a constant that is green.
const greenSign = "ᵍ"

func (p *printer) box(b *trace.Box) string {
	text := p.names.Box(b)
	if b != nil && b.Const && b.Green {
		return text + greenSign
	}
	return text
}

// list prints boxes in brackets.
func (p *printer) list(boxes []*trace.Box) string { return "[" + p.boxes(boxes) + "]" }

func (p *printer) boxes(list []*trace.Box) string {
	s := make([]string, len(list))
	for i, b := range list {
		s[i] = p.box(b)
	}
	return strings.Join(s, ", ")
}

// text prints an op. Operands are named before the result: the order decides the
// numbers.
func (p *printer) text(op *trace.Op) string {
	if op.Mark != nil {
		return "at " + short(location(op.Mark))
	}
	args := p.boxes(op.Args)
	var s strings.Builder
	if op.Result != nil {
		s.WriteString(p.box(op.Result) + " = ")
	}
	s.WriteString(op.Code.String() + "(" + args)
	if d := descrText(op); d != "" {
		s.WriteString(", descr=<" + d + ">")
	}
	s.WriteString(")")
	if op.Guard != nil && op.IsGuard() {
		s.WriteString(" " + p.list(op.Guard.FailArgs))
	}
	return s.String()
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
func why(own int, r *trace.Reason, at map[*trace.Op]int) string {
	s := ""
	if r.Result != nil && r.Result.Const {
		s = "is " + constText(r.Result) + "; "
	}
	s += r.Pass + "/" + r.Rule
	if r.Because == nil {
		return s
	}
	i, ok := at[r.Because]
	switch {
	case ok && i == own:
		return s + ", because the round before did it"
	case ok:
		return s + fmt.Sprintf(", because of %d", i)
	case r.Because.Origin.Recorded >= 0:
		return s + fmt.Sprintf(", because of %d of the round before", r.Because.Origin.Recorded)
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
