package stepper

import (
	"fmt"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
	"mergepoint/tools/viewer/model"
)

// A Phase is a part of the story.
type Phase int

// The phases, in order.
const (
	Count Phase = iota
	Record
	Optimise
	Run
	Leave
	Rebuild
	Blackhole
	Portal
)

// Phases has their titles.
var Phases = [...]string{"The portal counts", "The recorder", "The optimiser", "The loop runs", "A guard fails", "Frames are rebuilt", "The blackhole", "Back in the portal"}

// A Story is a recording and what became of it.
type Story struct {
	Guest  []string // its instructions, by pc
	Files  map[string]string
	Lists  []List
	Scenes []Scene
}

// A List is a trace, op by op: as recorded, then what was made of it.
type List struct {
	Title string
	Ops   []string
	Fates []string // sign and words of where a recorded op ended up; "" if nothing
}

// A Scene is what one step shows.
type Scene struct {
	Phase  Phase
	Say    string
	Guest  int    // the guest's instruction, by index; -1 if it is not known
	Line   string // mainloop.go:30, or ""
	Code   string // the instruction of the jitcode
	Frames []Frame
	List   int      // which trace is shown; -1: none
	Upto   int      // how many of its ops there are by now
	Op     int      // the op that is spoken of; -1: none
	Values []string // what the ops of the trace gave in this round
	Failed bool     // Op is a guard that fails
	Still  bool     // it stands for others where only some can be shown
}

// A Frame is an active function with its registers.
type Frame struct {
	Func string
	Regs []Reg
}

// A Reg is a register: what it holds, and whether that is green, red or a constant.
type Reg struct{ Name, Value, Colour string }

// Story makes a story of what was seen; false if no loop was made and left.
func (c *Collector) Story(guest []string, files map[string]string) (*Story, bool) {
	v := c.View(nil, nil)
	if c.failed == nil || c.recorded == nil || len(v.All) == 0 {
		return nil, false
	}
	t := &teller{c: c, r: v.All[0], sheet: v.All[0].Sheet(), s: &Story{Guest: guest, Files: files}, names: trace.NewPrinter()}
	t.name()
	t.lists()
	for _, tell := range []func(){t.count, t.record, t.optimise, t.run, t.leave, t.rebuild, t.blackhole, t.portal} {
		tell()
	}
	t.stills()
	return t.s, true
}

// stills picks the scenes that tell the story in pictures: the last of each phase, of
// the blackhole the first; of the recorder also the first that writes nothing down, and
// the first that does; of the optimiser, the first op that goes, and what is left.
func (t *teller) stills() {
	list := t.s.Scenes
	found := map[string]bool{}
	for i := range list {
		s := &list[i]
		s.Still = s.Phase != Blackhole && (i+1 == len(list) || list[i+1].Phase != s.Phase) || s.Phase == Optimise && s.Op < 0
		kind := ""
		switch {
		case s.Phase == Record && s.Op < 0 && strings.HasPrefix(s.Code, "switch"):
			kind = "nothing"
		case s.Phase == Record && len(s.Frames) > 1 && s.Op >= 0:
			kind = "written"
		case s.Phase == Blackhole:
			kind = "blackhole"
		case s.Phase == Optimise && s.Op >= 0 && t.s.Lists[0].Fates[s.Op] == gone:
			kind = "gone"
		}
		if kind != "" && !found[kind] {
			found[kind], s.Still = true, true
		}
	}
}

const gone = "× gone"

// A teller writes a story.
type teller struct {
	c     *Collector
	r     *model.Recording
	sheet *model.Sheet // of it
	s     *Story
	names *trace.Printer // of the recorded trace's boxes
	parts []*trace.Trace // behind the recorded one, as in Story.Lists
}

// name numbers the boxes as the trace is printed.
func (t *teller) name() {
	t.names.List(t.c.recorded.Inputs)
	for _, op := range t.c.recorded.Ops {
		t.names.Op(op)
	}
}

func (t *teller) lists() {
	rec := List{Title: fmt.Sprintf("recorded: %d ops", len(t.sheet.Recorded.Rows))}
	for i := range t.sheet.Recorded.Rows {
		row := &t.sheet.Recorded.Rows[i]
		rec.Ops = append(rec.Ops, t.text(row.Text, t.c.recorded.Ops[i]))
		rec.Fates = append(rec.Fates, strings.TrimSpace(row.Fate.Sign()+" "+row.Fate.Words()))
	}
	t.s.Lists = append(t.s.Lists, rec)
	for i, p := range t.sheet.Parts {
		of := t.r.Compiled(i)
		l := List{Title: fmt.Sprintf("%s: %d ops", p.Title, len(p.Rows))}
		for k := range p.Rows {
			l.Ops = append(l.Ops, t.text(p.Rows[k].Text, of.Ops[k]))
		}
		t.s.Lists, t.parts = append(t.s.Lists, l), append(t.parts, of)
	}
}

// text prints an op; a marker names the guest's instruction.
func (t *teller) text(text string, op *trace.Op) string {
	if at := pc(op.Mark); at >= 0 && at < len(t.s.Guest) {
		return fmt.Sprintf("— at %d: %s", at, strings.TrimSpace(t.s.Guest[at]))
	}
	return text
}

func (t *teller) add(s Scene) { t.s.Scenes = append(t.s.Scenes, s) }

// pc is where the guest is: the first green of a merge point.
func pc(m *trace.MergePoint) int {
	if m == nil || len(m.Greens) == 0 {
		return -1
	}
	return int(m.Greens[0])
}

func (t *teller) count() {
	list := t.c.counts[t.c.hot]
	for i, n := range list {
		say := fmt.Sprintf("The guest jumps back to here, %s. The portal, an ordinary interpreter, counts it.", times(n))
		if i == len(list)-1 {
			say = fmt.Sprintf("It jumps back to here %s: that is hot. The next round is recorded.", times(n))
		}
		t.add(Scene{Phase: Count, Say: say, Guest: pc(t.c.hot), Line: lineOf(t.c.steps[0]), List: -1, Op: -1})
	}
}

func times(n int64) string {
	switch n {
	case 1:
		return "for the first time"
	case 2:
		return "for the second time"
	}
	return fmt.Sprintf("for the %dth time", n)
}

func (t *teller) record() {
	at := t.c.hot
	for i, s := range t.c.steps {
		upto := len(t.c.recorded.Ops)
		if i+1 < len(t.c.steps) {
			upto = t.c.steps[i+1].Recorded
		}
		var written []string
		for n, op := range t.c.recorded.Ops[min(s.Recorded, upto):upto] {
			if op.Mark != nil {
				at = op.Mark
			}
			written = append(written, t.s.Lists[0].Ops[s.Recorded+n])
		}
		mark := -1
		if len(written) > 0 {
			mark = upto - 1
		}
		say := recordSay(s, written, i+1 == len(t.c.steps))
		if i+1 == len(t.c.steps)-1 && t.c.cut > 0 {
			say += fmt.Sprintf(" So it goes on, for %d instructions more.", t.c.cut)
		}
		t.add(Scene{Phase: Record, Say: say, Guest: pc(at), Line: lineOf(s), Code: s.Text, Frames: t.frames(s.Frames, true), List: 0, Upto: upto, Op: mark})
	}
}

func lineOf(s *trace.Step) string {
	f := s.Frames[0]
	return fmt.Sprintf("%s:%d", f.Info.File, f.Line)
}

// frames shows registers: those with a name of the interpreter's, and the rest of the
// innermost frame.
func (t *teller) frames(list []trace.Frame, boxed bool) (out []Frame) {
	for i := range list {
		f := &list[i]
		g := Frame{Func: f.Info.Func}
		add := func(names []string, regs []uint16, boxes []*trace.Box) {
			for k, b := range boxes {
				if name := names[regs[k]]; b != nil && (i == 0 || !temporary(name)) {
					value, colour := t.value(b, boxed)
					g.Regs = append(g.Regs, Reg{name, value, colour})
				}
			}
		}
		add(f.Info.RefNames, f.RefRegs, f.Refs)
		add(f.Info.IntNames, f.IntRegs, f.Ints)
		out = append(out, g)
	}
	return out
}

// temporary reports a register that stands for no variable: t1.
func temporary(name string) bool {
	return len(name) > 1 && name[0] == 't' && strings.Trim(name[1:], "0123456789") == ""
}

// value says what a register holds, and its colour.
func (t *teller) value(b *trace.Box, boxed bool) (text, colour string) {
	switch {
	case b.Func != nil:
		text = b.Sym()
	case b.Kind == descr.Int:
		text = fmt.Sprint(b.Int)
	default:
		text = "a pointer"
	}
	switch {
	case !boxed:
		return text, ""
	case b.Const && b.Green:
		return text, "green"
	case b.Const:
		return text, "constant"
	case b.Kind == descr.Int:
		return t.names.Box(b) + ", now " + text, "red"
	}
	return t.names.Box(b), "red"
}

func (t *teller) optimise() {
	rows := t.sheet.Recorded.Rows
	for i := range rows {
		row := &rows[i]
		if op := t.c.recorded.Ops[i]; op.Mark == nil {
			t.add(Scene{Phase: Optimise, Say: optimiseSay(row.Text, row.Fate.Words(), row.Why), Guest: pc(op.Origin.Guest), Line: row.Line, List: 0, Upto: len(rows), Op: i})
		}
	}
	for i, l := range t.s.Lists[1:] {
		say := "What is left for each round."
		if t.parts[i].Kind == trace.EntryBridge {
			say = "And this is the way in. It is run once, before the first round, and does what need not be done again."
		}
		t.add(Scene{Phase: Optimise, Say: say, Guest: pc(t.c.hot), List: i + 1, Upto: len(l.Ops), Op: -1})
	}
}

func (t *teller) run() {
	for n, r := range t.c.rounds {
		i := t.part(r.in)
		if i < 0 {
			continue
		}
		say := "One more round of the loop. Beside each op is what it gives."
		switch {
		case r.in.Kind == trace.EntryBridge:
			say = "The next time the guest jumps back to here, the trace is entered. It runs in place of the interpreter."
		case n == len(t.c.rounds)-1 && t.c.skipped > 0:
			say = fmt.Sprintf("And so on; %d rounds are not shown. This is the last one.", t.c.skipped)
		case r.failed >= 0:
			say = "The last round: this time a guard will not hold."
		}
		t.add(Scene{Phase: Run, Say: say, Guest: pc(t.c.hot), List: i, Upto: len(r.in.Ops), Op: -1, Values: r.values})
	}
}

// part gives the number of a compiled trace among the lists; -1 if it is not there.
func (t *teller) part(of *trace.Trace) int {
	for i, p := range t.parts {
		if p == of {
			return i + 1
		}
	}
	return -1
}

func (t *teller) leave() {
	r := t.c.rounds[len(t.c.rounds)-1]
	i := t.part(r.in)
	if i < 0 {
		return
	}
	t.add(Scene{Phase: Leave, Say: "This guard does not hold. The loop is left. What stands in brackets behind the guard is all that is handed over.",
		Guest: pc(t.c.failed.Origin.Guest), Line: t.c.failed.Origin.Source(), List: i, Upto: len(r.in.Ops), Op: r.failed, Values: r.values, Failed: true})
}

func (t *teller) rebuild() {
	if len(t.c.holes) == 0 {
		return
	}
	first := t.c.holes[0]
	all := t.frames(first.Frames, false)
	for i := len(all) - 1; i >= 0; i-- {
		f := &first.Frames[i]
		say := fmt.Sprintf("From the guard's resume data the frame of %s is rebuilt, register by register.", f.Info.Func)
		t.add(Scene{Phase: Rebuild, Say: say, Guest: pc(t.c.failed.Origin.Guest), Line: fmt.Sprintf("%s:%d", f.Info.File, f.Line), Frames: all[i:], List: -1, Op: -1})
	}
}

func (t *teller) blackhole() {
	for i, s := range t.c.holes {
		t.add(Scene{Phase: Blackhole, Say: blackholeSay(s, i+1 == len(t.c.holes)),
			Guest: pc(t.c.failed.Origin.Guest), Line: lineOf(s), Code: s.Text, Frames: t.frames(s.Frames, false), List: -1, Op: -1})
	}
}

func (t *teller) portal() {
	last := Scene{Phase: Portal, Say: "A merge point is reached. Here the portal takes over: the interpreter goes on as if it had never been away.", Guest: -1, List: -1, Op: -1}
	if n := len(t.c.holes); n > 0 {
		s := t.c.holes[n-1]
		last.Frames, last.Line = t.frames(s.Frames, false), lineOf(s)
		last.Guest = int(register(s, "pc"))
		if !strings.HasPrefix(s.Text, "jit_merge_point") {
			last.Say, last.Guest = "The interpreter's function returns: the program is at its end.", -1
		}
	}
	t.add(last)
}

// register gives an integer of the outermost frame by its name; -1 without it.
func register(s *trace.Step, name string) int64 {
	f := &s.Frames[len(s.Frames)-1]
	for i, reg := range f.IntRegs {
		if f.Info.IntNames[reg] == name {
			return f.Ints[i].Int
		}
	}
	return -1
}
