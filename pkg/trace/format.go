package trace

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// FormatOptions chooses between the forms of the text.
type FormatOptions struct {
	// Long adds below each guard a line per frame, innermost first, with the
	// interpreter's variables: "; calc.run:41 pc=86 acc=i3"; and what a bridge may
	// take besides: "; along: i2, p3".
	Long bool
	// Excerpt, if not nil, gives a merge point's location instead of [MergePoint.Excerpt].
	Excerpt func(*MergePoint) string
}

// Format writes the trace's inputs and ops, one a line, in the form of PyPy's
// log of 2011 (rpython/jit/metainterp/logger.py). Each line is a write, and the
// error the first that one of them gave.
func (t *Trace) Format(w io.Writer, o FormatOptions) (err error) {
	line := func(text string) {
		if err == nil {
			_, err = io.WriteString(w, text+"\n")
		}
	}
	p := NewPrinter()
	if o.Excerpt != nil {
		p.excerpt = o.Excerpt
	}
	line(p.List(t.Inputs) + p.Stores(t.Pending) + p.Late(t.Late))
	for _, op := range t.Ops {
		line(p.Op(op))
		if o.Long && op.Guard != nil {
			for i := range op.Guard.Frames {
				line("; " + p.Frame(&op.Guard.Frames[i]))
			}
			if len(op.Guard.Along) > 0 {
				line("; along: " + p.Boxes(op.Guard.Along))
			}
		}
	}
	return err
}

// String gives the short form.
func (t *Trace) String() string {
	var b strings.Builder
	t.Format(&b, FormatOptions{})
	return b.String()
}

// A Printer names the boxes of one printed list. Whatever is printed for the
// first time takes the next number, constants included, though only pointers
// show theirs:
//
//	i4 = getarrayitem_gc(p1, i2, descr=<[]int>)
//	i6 = int_add(i4, 1)                           the constant took 5
type Printer struct {
	// Green, if not empty, follows each operand that is a green constant.
	Green   string
	numbers map[*Box]int
	excerpt func(*MergePoint) string
}

// NewPrinter makes a printer that has named nothing yet.
func NewPrinter() *Printer { return &Printer{numbers: map[*Box]int{}, excerpt: (*MergePoint).Excerpt} }

// Box prints a box as an operand: i4, p0, 86, ConstClass(f), ConstPtr(ptr12).
func (p *Printer) Box(b *Box) string {
	if b == nil {
		return "None"
	}
	n, ok := p.numbers[b]
	if !ok {
		n = len(p.numbers)
		p.numbers[b] = n
	}
	switch {
	case !b.Const:
		return b.Kind.String() + strconv.Itoa(n)
	case b.Green:
		return constant(b, n) + p.Green
	}
	return constant(b, n)
}

func constant(b *Box, n int) string {
	switch {
	case b.Func != nil:
		return "ConstClass(" + b.Sym() + ")"
	case b.Kind == descr.Int:
		return strconv.FormatInt(b.Int, 10)
	case b.Ref == nil:
		return "ConstPtr(null)"
	}
	if name, ok := addresses.Load(b.Ref); ok {
		return "ConstPtr(" + name.(string) + ")"
	}
	return "ConstPtr(ptr" + strconv.Itoa(n) + ")"
}

var addresses sync.Map // of unsafe.Pointer to name

// NameAddress makes traces show a pointer constant by name: the word that stands
// for a dynamic type, code, what else is the same in each run.
func NameAddress(p unsafe.Pointer, name string) {
	if p != nil {
		addresses.LoadOrStore(p, name)
	}
}

// Boxes prints operands, separated by commas.
func (p *Printer) Boxes(list []*Box) string {
	s := make([]string, len(list))
	for i, b := range list {
		s[i] = p.Box(b)
	}
	return strings.Join(s, ", ")
}

// operands is Boxes of an op's operands, of which it says whether constants are floats.
func (p *Printer) operands(op *Op) string {
	if !ops.PrintsFloat(op.Code, op.Descr) {
		return p.Boxes(op.Args)
	}
	s := make([]string, len(op.Args))
	for i, b := range op.Args {
		if s[i] = p.Box(b); b.Const && b.Kind == descr.Int {
			s[i] = strings.Replace(s[i], strconv.FormatInt(b.Int, 10), ops.FloatText(b.Int), 1)
		}
	}
	return strings.Join(s, ", ")
}

// List prints inputs or fail args: [p0, i1].
func (p *Printer) List(list []*Box) string { return "[" + p.Boxes(list) + "]" }

// Op prints an op as one line without its end.
func (p *Printer) Op(op *Op) string {
	if op.Mark != nil {
		return fmt.Sprintf("debug_merge_point('%s', %d)", escape.Replace(p.excerpt(op.Mark)), op.Mark.Depth)
	}
	args := p.operands(op) // before the result: the order decides the numbers
	var s strings.Builder
	if op.Result != nil {
		s.WriteString(p.Box(op.Result) + " = ")
	}
	s.WriteString(op.Code.String() + "(" + args)
	if d := descrOf(op); d != "" {
		s.WriteString(", descr=<" + d + ">")
	}
	s.WriteString(")")
	if op.Guard != nil && op.IsGuard() {
		s.WriteString(" " + p.List(op.Guard.Hands()) + p.Stores(op.Guard.Pending) + p.Late(op.Guard.Late))
	}
	return s.String()
}

// Frame prints a frame of a guard: calc.run:41 pc=86 code acc=i3. Pointer
// constants, having no value worth printing, show as the variable alone.
func (p *Printer) Frame(f *Frame) string {
	var s strings.Builder
	var ints, refs []string
	if f.Info != nil {
		fmt.Fprintf(&s, "%s:%d", f.Info.Func, f.Line)
		ints, refs = f.Info.IntNames, f.Info.RefNames
	}
	for i, b := range f.Ints {
		s.WriteString(" " + regName("i", ints, f.IntRegs, i) + "=" + p.inFrame(b))
	}
	for i, b := range f.Refs {
		s.WriteString(" " + regName("r", refs, f.RefRegs, i))
		if b == nil || !b.Const || b.Ref == nil {
			s.WriteString("=" + p.inFrame(b))
		}
	}
	return strings.TrimSpace(s.String())
}

// inFrame is Box without taking a number: frames do not change how ops print.
func (p *Printer) inFrame(b *Box) string {
	if b != nil && b.Const {
		p = NewPrinter()
	}
	return p.Box(b)
}

// regName gives the Go variable in the i-th live register of a bank.
func regName(bank string, names []string, regs []uint16, i int) string {
	if i < len(regs) {
		i = int(regs[i])
	}
	if i < len(names) && names[i] != "" {
		return names[i]
	}
	return bank + strconv.Itoa(i)
}

// descrOf gives what stands in descr=<…>, or "".
func descrOf(op *Op) string {
	switch {
	case op.IsGuard() && op.Guard != nil && op.Guard.Number >= 0:
		return "Guard" + strconv.Itoa(op.Guard.Number)
	case op.IsGuard() || op.Descr == nil:
		return ""
	}
	return op.Descr.DescrName()
}

// escape keeps a location on its line. Unescape is its inverse.
var (
	escape   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	Unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")
)
