package jitlog

import (
	"fmt"
	"hash/maphash"

	"mergepoint/pkg/trace"
)

// A Line is one event as JSON. Fields that an event does not have are left out.
// Positions of the guest program are numbered: where, guest and the like are
// numbers of places, and the line that first needs a place has it in places.
//
//	event         says                                       with the fields
//	hot           a place was counted often enough           where, count
//	recording     recording starts there, or at a guard      where, guard
//	aborted       recording or compiling was given up        where, guard, reason, detail, count (ops so far)
//	recorded      a trace is complete as recorded            guard, trace, took
//	compiled      a trace can be entered                     number, guard, trace, reasons, took, bytes
//	entered       compiled code is entered                   number, where
//	guard failed  a guard without a bridge left code         guard, count
type Line struct {
	Event   string     `json:"event"`
	Nanos   int64      `json:"ns"`               // since the start
	Keys    []GreenKey `json:"places,omitempty"` // met for the first time
	Where   *int       `json:"where,omitempty"`
	Guard   int        `json:"guard,omitempty"`
	Number  *int       `json:"number,omitempty"` // of the loop or entry bridge
	Count   int        `json:"count,omitempty"`
	Reason  string     `json:"reason,omitempty"`
	Detail  string     `json:"detail,omitempty"`
	Trace   *Trace     `json:"trace,omitempty"`
	Reasons []Reason   `json:"reasons,omitempty"`
	Took    *Took      `json:"took,omitempty"`
	Bytes   int        `json:"bytes,omitempty"` // of machine code
}

// A GreenKey is a green key as lines tell it once: a position of the guest program.
type GreenKey struct {
	Number   int     `json:"number"`
	Location string  `json:"location"`
	Greens   []int64 `json:"greens,omitempty"` // the green ints, in order
}

// Took is how long the stages took, in nanoseconds.
type Took struct {
	Recording  int64 `json:"recording,omitempty"`
	Optimising int64 `json:"optimising,omitempty"`
	Compiling  int64 `json:"compiling,omitempty"`
}

// A Trace is a printed trace with what each op knows.
type Trace struct {
	Kind   string   `json:"kind"`             // loop, entry bridge, bridge
	Closed bool     `json:"closed,omitempty"` // it goes its last round only
	Name   string   `json:"name,omitempty"`   // of a loop, as jumps name it: Loop0
	Inputs []string `json:"inputs"`
	Ops    []Op     `json:"ops"`
}

// An Op is one line of a trace.
type Op struct {
	Text     string   `json:"text,omitempty"` // as in the log; not of marks
	Name     string   `json:"op"`
	Args     []string `json:"args,omitempty"`
	Result   string   `json:"result,omitempty"`
	Greens   []string `json:"greens,omitempty"` // operands that are green constants
	Guard    int      `json:"guard,omitempty"`  // its number
	Frames   []string `json:"frames,omitempty"` // its resume data, innermost first
	Func     string   `json:"func,omitempty"`   // of the interpreter
	File     string   `json:"file,omitempty"`
	Line     int32    `json:"line,omitempty"`
	Guest    *int     `json:"guest,omitempty"`
	Recorded *int32   `json:"recorded,omitempty"` // index of the recorded op it comes from
}

// A Reason says why a recorded op is not in the compiled trace, or not as it
// was.
type Reason struct {
	Pass     string `json:"pass"`
	Rule     string `json:"rule"`
	Part     string `json:"part"` // loop, entry bridge, bridge
	Recorded int32  `json:"recorded"`
	Op       string `json:"text"`              // as printed in the recorded trace
	Result   string `json:"result,omitempty"`  // the constant that stands for its result
	Because  string `json:"because,omitempty"` // the op that made it possible
	BecauseN *int32 `json:"because_recorded,omitempty"`
}

// A liner makes lines and numbers the places.
type liner struct {
	byKey   map[string]int      // to print a location takes long
	byText  map[string]int      // by greens and location
	printed []*trace.MergePoint // whose keys byKey has: see MergePoint.Key
	fresh   []GreenKey          // since the last line
	seed    maphash.Seed
}

// line gives the line of an event, its time left 0.
func (w *liner) line(e trace.Event) Line {
	w.fresh = nil
	l := w.event(e)
	l.Keys = w.fresh
	return l
}

func (w *liner) event(e trace.Event) Line {
	switch e := e.(type) {
	case trace.EventHot:
		return Line{Event: "hot", Where: w.key(e.Where), Count: e.Count}
	case trace.EventRecording:
		return Line{Event: "recording", Where: w.key(e.Where), Guard: e.Guard}
	case trace.EventAborted:
		return Line{Event: "aborted", Where: w.key(e.Where), Guard: e.Guard, Reason: e.Reason.String(), Detail: e.Detail, Count: e.Ops}
	case trace.EventRecorded:
		t, _ := w.trace(e.Trace)
		return Line{Event: "recorded", Guard: e.Guard, Trace: t, Took: &Took{Recording: e.Nanos}}
	case trace.EventCompiled:
		return w.compiled(&e)
	case trace.EventEntered:
		return Line{Event: "entered", Number: &e.Number, Where: w.key(e.Where)}
	case trace.EventGuardFailed:
		return Line{Event: "guard failed", Guard: e.Guard, Count: e.Count}
	}
	panic("jitlog: liner: event: an event of an unknown type")
}

func (w *liner) compiled(e *trace.EventCompiled) Line {
	t, _ := w.trace(e.Trace)
	l := Line{
		Event: "compiled", Guard: e.Guard, Trace: t, Bytes: e.CodeBytes,
		Took: &Took{Optimising: e.OptNanos, Compiling: e.BackendNanos},
	}
	if e.Trace.Kind != trace.Bridge {
		l.Number = &e.Number
	}
	if e.Recorded != nil && len(e.Reasons) > 0 {
		_, p := w.trace(e.Recorded)
		for i := range e.Reasons {
			l.Reasons = append(l.Reasons, reasonOf(&e.Reasons[i], p))
		}
	}
	return l
}

// key gives the number of a key.
func (w *liner) key(m *trace.MergePoint) *int {
	if m == nil {
		return nil
	}
	key := m.Key()
	n, known := w.byKey[key]
	if !known {
		n = w.print(m)
		w.byKey[key], w.printed = n, append(w.printed, m)
	}
	return &n
}

// print gives the number of a place whose key is new. Its location may not be.
func (w *liner) print(m *trace.MergePoint) int {
	text := m.Location()
	by := fmt.Sprint(m.Greens, maphash.String(w.seed, text))
	n, known := w.byText[by]
	if !known {
		n = len(w.byText)
		w.byText[by] = n
		w.fresh = append(w.fresh, GreenKey{Number: n, Location: trace.Cut(text), Greens: m.Greens})
	}
	return n
}

// trace prints a trace, and gives the printer that named its boxes.
func (w *liner) trace(t *trace.Trace) (*Trace, *trace.Printer) {
	p := trace.NewPrinter()
	j := &Trace{Kind: t.Kind.String(), Closed: t.IsClosed(), Inputs: names(p, t.Inputs)}
	if t.Target != nil {
		j.Name = t.Target.DescrName()
	}
	var at *trace.MergePoint
	var guest *int
	for _, op := range t.Ops {
		if op.Origin.Guest != at {
			at, guest = op.Origin.Guest, w.key(op.Origin.Guest)
		}
		j.Ops = append(j.Ops, opOf(op, p, guest))
	}
	return j, p
}

func names(p *trace.Printer, list []*trace.Box) []string {
	s := make([]string, len(list))
	for i, b := range list {
		s[i] = p.Box(b)
	}
	return s
}

func opOf(op *trace.Op, p *trace.Printer, guest *int) Op {
	o := Op{Name: op.Code.String(), Line: op.Origin.Line, Guest: guest}
	if info := op.Origin.Info; info != nil {
		o.Func, o.File = info.Func, info.File
	}
	if op.Mark == nil {
		o.Text, o.Args = p.Op(op), names(p, op.Args)
	}
	if op.Result != nil {
		o.Result = p.Box(op.Result)
	}
	for _, b := range op.Args {
		if b.Green {
			o.Greens = append(o.Greens, p.Box(b))
		}
	}
	if op.Origin.Recorded >= 0 {
		o.Recorded = &op.Origin.Recorded
	}
	if g := op.Guard; g != nil && op.IsGuard() {
		o.Guard = max(g.Number, 0)
		for i := range g.Frames {
			o.Frames = append(o.Frames, p.Frame(&g.Frames[i]))
		}
	}
	return o
}

// reasonOf prints a reason with the names of the recorded trace.
func reasonOf(r *trace.Reason, p *trace.Printer) Reason {
	j := Reason{Pass: r.Pass, Rule: r.Rule, Part: r.Part.String(), Recorded: -1}
	if r.Op != nil {
		j.Recorded, j.Op = r.Op.Origin.Recorded, p.Op(r.Op)
	}
	if r.Result != nil && r.Result.Const {
		j.Result = p.Box(r.Result)
	}
	if r.Because != nil {
		j.Because, j.BecauseN = p.Op(r.Because), &r.Because.Origin.Recorded
	}
	return j
}
