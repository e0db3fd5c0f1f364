package model

import (
	"fmt"
	"slices"
	"strings"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/trace"
)

// A Recording is one trace as recorded, with all that was made of it.
type Recording struct {
	ID       string // r0
	Title    string
	From     string // the guard it starts from, as a link; "" for a loop
	Bridges  []*Recording
	trace    *trace.Trace
	compiled []trace.EventCompiled
	builder  *builder
	kept     *Sheet // or nil
}

// Ops counts the ops of a recording's traces.
func (r *Recording) Ops() int {
	n := len(r.trace.Ops)
	for i := range r.compiled {
		n += len(r.compiled[i].Trace.Ops)
	}
	return n
}

// Compiled gives the trace of its i-th part.
func (r *Recording) Compiled(i int) *trace.Trace { return r.compiled[i].Trace }

// A Sheet is what a page shows of a recording. It is much larger than the recording,
// and made when it is wanted.
type Sheet struct {
	Guest    guest
	Passages []*passage
	Recorded List
	Parts    []*List // loop, entry bridge, or bridge
}

// MachineCode reports whether any of the traces is listed as machine code.
func (s *Sheet) MachineCode() bool {
	return slices.ContainsFunc(s.Parts, func(l *List) bool { return l.Asm })
}

// A List is one printed trace.
type List struct {
	ID     string // r0-l: prefix of its rows
	Title  string
	Place  string // what a link calls it: loop0, bridge9, raw0
	Kind   trace.Kind
	Inputs string
	Rows   []row
	Asm    bool // some row has machine code
}

// A row is one op.
type row struct {
	ID        string
	N         int
	Text      string
	Recorded  int    // index of the recorded op; -1 if the optimiser added it
	Guest     int    // place in the guest program; -1 if not known
	Line      string // mainloop.go:41
	Fate      fate
	Why       []Reason
	Guard     *guardInfo
	Asm, Exit []string
}

// A fate says where a recorded op ended up.
type fate int

const (
	unsaid fate = iota // of a merge point, and of what was recorded and stayed
	inLoop
	inEntry
	inTrace
	gone
	added
)

// fates are the signs and words of each fate.
var fates = [][2]string{{"", ""}, {"●", "in the loop"}, {"◐", "in the entry bridge only"}, {"●", "in the bridge"}, {"×", "gone"}, {"+", "added by the optimiser"}}

// Sign and Words are what the page shows of a fate.
func (f fate) Sign() string  { return fates[f][0] }
func (f fate) Words() string { return fates[f][1] }

// A guardInfo is what the page says of a guard.
type guardInfo struct {
	Number int
	Says   string   // what holds when it passes
	Frames []string // resume data, innermost first
	Failed int
	Bridge string // ID of the recording that begins here
}

// A builder makes the page's data from what was collected.
type builder struct {
	c       *Collector
	list    backend.Backend // makes listings; nil: no machine code
	files   map[string]*File
	byGuard map[int]*Recording
	owner   map[int]*Recording // guard number to the recording that holds it
	locator *locator
}

// A View is what a page shows of a run.
type View struct {
	All      []*Recording
	Top      []*Recording // those that are no bridge of another
	Timeline *Timeline    // nil if nothing was collected
	Aborted  []string     // the recordings given up, and why
	Left     int          // traces that were not kept
	Machine  string       // stands below the machine code
}

// View sums up what was collected. The files are the interpreter's, by base name;
// the backend lists machine code, and none is listed if it is nil.
func (c *Collector) View(files map[string]*File, listing backend.Backend) *View {
	b := &builder{c: c, list: listing, files: files, byGuard: map[int]*Recording{}, owner: map[int]*Recording{}, locator: newLocator()}
	v := &View{Timeline: c.timeline(b.locator), Aborted: c.aborted(), Left: c.left, Machine: "No machine code was asked for."}
	if listing != nil {
		v.Machine = "amd64, Intel’s syntax."
	}
	v.All, v.Top = b.recordings()
	return v
}

// recordings sorts the compiled traces by what they were made from, as a tree:
// a bridge below the trace whose guard it starts from.
func (b *builder) recordings() (all, top []*Recording) {
	for _, e := range b.c.compiled {
		if e.Recorded != nil && (len(all) == 0 || all[len(all)-1].trace != e.Recorded) {
			all = append(all, &Recording{ID: fmt.Sprintf("r%d", len(all)), trace: e.Recorded, builder: b})
		}
		if len(all) == 0 {
			continue
		}
		r := all[len(all)-1]
		r.compiled = append(r.compiled, e)
		if e.Trace.Kind == trace.Bridge {
			b.byGuard[e.Guard] = r
		}
		for _, op := range e.Trace.Ops {
			if op.IsGuard() {
				b.owner[op.Guard.Number] = r
			}
		}
	}
	for _, r := range all {
		first := r.compiled[0]
		if parent := b.owner[first.Guard]; first.Trace.Kind == trace.Bridge && parent != nil && parent != r {
			parent.Bridges = append(parent.Bridges, r)
		} else {
			top = append(top, r)
		}
	}
	for _, r := range all {
		r.name()
	}
	return all, top
}

// name says what was made of the recording.
func (r *Recording) name() {
	for i := range r.compiled {
		if i > 0 {
			r.Title += ", "
		}
		r.Title += Name(&r.compiled[i])
	}
	if first := r.compiled[0]; first.Trace.Kind == trace.Bridge {
		r.From = fmt.Sprintf("Guard%d", first.Guard)
	}
}

// Keep gives the sheet and keeps it: made once more, its machine code has exits of other
// numbers.
func (r *Recording) Keep() *Sheet {
	r.kept = r.Sheet()
	return r.kept
}

// Sheet makes what a page shows of it, unless that was kept.
func (r *Recording) Sheet() *Sheet {
	if r.kept != nil {
		return r.kept
	}
	b := r.builder
	s := &Sheet{Guest: b.locator.guest(r), Passages: b.passages(r)}
	for i := range r.compiled {
		s.Parts = append(s.Parts, b.part(r, &s.Guest, &r.compiled[i]))
	}
	s.Recorded = b.recorded(r, &s.Guest)
	return s
}

// Name calls a compiled trace by number, as the log does, wherever it is told of.
func Name(e *trace.EventCompiled) string {
	if e.Trace.Kind == trace.Bridge {
		return fmt.Sprintf("Bridge out of Guard %d", e.Guard)
	}
	name := fmt.Sprintf("Loop %d", e.Number)
	if what := e.Trace.Name(); what != trace.Loop.String() {
		name += " (" + what + ")"
	}
	return name
}

// Called is the name that links to the viewer use, and the book's fences.
func Called(e *trace.EventCompiled) string {
	if e.Trace.Kind == trace.Bridge {
		return fmt.Sprintf("bridge%d", e.Guard)
	}
	return fmt.Sprintf("loop%d", e.Number)
}

var partLetter = map[trace.Kind]string{trace.Loop: "l", trace.EntryBridge: "e", trace.Bridge: "b"}

// part prints an optimised trace, with its machine code if there is any.
func (b *builder) part(r *Recording, g *guest, e *trace.EventCompiled) *List {
	l := &List{ID: r.ID + "-" + partLetter[e.Trace.Kind], Title: Name(e), Place: Called(e), Kind: e.Trace.Kind}
	p := newPrinter(e.Trace, b.locator)
	l.Inputs = p.signed.List(e.Trace.Inputs)
	for i, op := range e.Trace.Ops {
		row := row{ID: fmt.Sprintf("%s%d", l.ID, i), N: i, Text: p.text(op)}
		row.Recorded = int(op.Origin.Recorded)
		row.Guest, row.Line = g.place(op), op.Origin.Source()
		if op.Mark != nil {
			row.Guest = g.at(op.Mark)
		} else if row.Recorded < 0 {
			row.Fate = added
		}
		l.Rows = append(l.Rows, row)
	}
	for i, op := range e.Trace.Ops {
		if op.IsGuard() {
			l.Rows[i].Guard = b.guard(p, op)
		}
	}
	b.listing(e.Trace, l, p.pointers(e.Trace))
	return l
}

func (b *builder) guard(p *printer, op *trace.Op) *guardInfo {
	g := &guardInfo{Number: op.Guard.Number, Says: p.says(op), Failed: b.c.failed[op.Guard.Number]}
	for i := range op.Guard.Frames {
		g.Frames = append(g.Frames, p.names.Frame(&op.Guard.Frames[i]))
	}
	if r := b.byGuard[g.Number]; r != nil {
		g.Bridge = r.ID
	}
	return g
}

// listing adds the machine code, op by op. Addresses in it go by their names in the
// trace: the page is the same each time.
func (b *builder) listing(t *trace.Trace, l *List, pointers *strings.Replacer) {
	if b.list == nil {
		return
	}
	code, err := b.list.Compile(t)
	if err != nil {
		return
	}
	lister, ok := code.(backend.Lister)
	if !ok {
		return
	}
	text := lister.Listing()
	for i := range l.Rows {
		if i < len(text.Ops) {
			l.Rows[i].Asm, l.Rows[i].Exit = replace(pointers, text.Ops[i]), replace(pointers, text.Exits[i])
			l.Asm = l.Asm || len(text.Ops[i]) > 0
		}
	}
}

func replace(r *strings.Replacer, lines []string) (out []string) {
	for _, l := range lines {
		out = append(out, r.Replace(l))
	}
	return out
}

// recorded prints the trace as recorded, each op with its fate.
func (b *builder) recorded(r *Recording, g *guest) List {
	l := List{ID: r.ID + "-", Title: fmt.Sprintf("%d ops", len(r.trace.Ops)), Place: "raw" + r.ID[1:]}
	p := newPrinter(r.trace, b.locator)
	l.Inputs = p.signed.List(r.trace.Inputs)
	at := map[*trace.Op]int{}
	for i, op := range r.trace.Ops {
		at[op] = i
	}
	why := r.reasons(at)
	fates := r.fates()
	for i, op := range r.trace.Ops {
		row := row{ID: fmt.Sprintf("%s%d", l.ID, i), N: i, Recorded: i, Text: p.text(op)}
		row.Guest, row.Line = g.place(op), op.Origin.Source()
		row.Fate, row.Why = fates[i], why[i]
		if op.Mark != nil {
			row.Guest, row.Fate = g.at(op.Mark), unsaid
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// fates finds each recorded op in the traces made of it.
func (r *Recording) fates() []fate {
	list := make([]fate, len(r.trace.Ops))
	for i := range list {
		list[i] = gone
	}
	found := map[trace.Kind]fate{trace.Loop: inLoop, trace.EntryBridge: inEntry, trace.Bridge: inTrace}
	for _, e := range r.compiled {
		for _, op := range e.Trace.Ops {
			i := int(op.Origin.Recorded)
			if i >= 0 && i < len(list) && list[i] != inLoop && op.Mark == nil {
				list[i] = found[e.Trace.Kind]
			}
		}
	}
	return list
}

// reasons gives, by recorded op, why it is not in a trace, or not as it was.
func (r *Recording) reasons(at map[*trace.Op]int) map[int][]Reason {
	byOp := map[int][]Reason{}
	where := map[trace.Kind]string{trace.Loop: "loop", trace.EntryBridge: "entry", trace.Bridge: "bridge"}
	for _, e := range r.compiled {
		for _, reason := range e.Reasons {
			i, ok := at[reason.Op]
			if !ok {
				if reason.Op == nil || reason.Op.Origin.Recorded < 0 {
					continue
				}
				i = int(reason.Op.Origin.Recorded)
			}
			s := Why(i, &reason, at)
			if n := len(byOp[i]); n > 0 && byOp[i][n-1].same(s) {
				byOp[i][n-1].For += ", " + where[reason.Part]
			} else {
				s.For = where[reason.Part]
				byOp[i] = append(byOp[i], s)
			}
		}
	}
	return byOp
}
