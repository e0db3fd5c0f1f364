package model

import (
	"fmt"
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// A printer prints one trace as PyPy's log does, with a sign at green constants.
type printer struct {
	locator *locator
	signed  *trace.Printer
	names   *trace.Printer           // the same names without the sign
	made    map[*trace.Box]*trace.Op // what makes a box
}

// GreenSign follows a constant that is green.
const GreenSign = "ᵍ"

func newPrinter(t *trace.Trace, l *locator) *printer {
	names := trace.NewPrinter()
	signed := *names // of the same boxes
	signed.Green = GreenSign
	p := &printer{l, &signed, names, map[*trace.Box]*trace.Op{}}
	for _, op := range t.Ops {
		if op.Result != nil {
			p.made[op.Result] = op
		}
	}
	return p
}

func (p *printer) text(op *trace.Op) string {
	if op.Mark != nil {
		return "at " + p.locator.locate(op.Mark).text
	}
	return p.signed.Op(op)
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
	case ops.GuardAlwaysFails:
		return "Here the loop is left."
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

// Rule names the rule of a reason, with its pass.
func Rule(r *trace.Reason) string { return r.Pass + "/" + r.Rule }

// A Reason says why an op is not in a trace, or not as it was. The words read in the
// order of the fields: loop, entry: is 5: heap/read, because of 12 in the round before.
type Reason struct {
	For, Is, Rule string // the traces it holds for, or ""; the constant that the op is, or ""; the rule
	Because       string // ", because of ", or ""
	Op            string // the recorded op that made it possible, by number
	After         string
}

func (s Reason) String() string { return strings.Join(s.words(), "") }

// words are what the fields read as.
func (s Reason) words() []string {
	w := []string{s.For, s.Is, s.Rule, s.Because, s.Op, s.After}
	if s.For != "" {
		w[0] += ": "
	}
	if s.Is != "" {
		w[1] = "is " + s.Is + ": "
	}
	return w
}

// same reports whether two reasons say the same, perhaps of different traces.
func (s Reason) same(other Reason) bool {
	s.For = other.For
	return s == other
}

// Why tells a reason, for an op by its number among those recorded, which are at what
// numbers.
func Why(own int, r *trace.Reason, at map[*trace.Op]int) Reason {
	s := Reason{Rule: Rule(r)}
	if r.Result != nil && r.Result.Const {
		s.Is = constText(r.Result)
	}
	if r.Because == nil {
		return s
	}
	i, here := at[r.Because]
	if !here {
		i = int(r.Because.Origin.Recorded)
	}
	switch before := !here || r.Pass == "unroll" || i >= own; {
	case i < 0:
		s.Because = ", because of the round before"
	case before:
		s.Because, s.Op, s.After = becauseOf, strconv.Itoa(i), " in the round before"
	default:
		s.Because, s.Op = becauseOf, strconv.Itoa(i)
	}
	return s
}

const becauseOf = ", because of "

func constText(b *trace.Box) string {
	switch {
	case b.Func != nil:
		return b.Sym()
	case b.Kind == descr.Int:
		return fmt.Sprint(b.Int)
	case b.Ref == nil:
		return "nil"
	}
	return "a known pointer"
}

// meanings says in a line what each op and each rule does.
func meanings() map[string]any {
	m := map[string]any{}
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
