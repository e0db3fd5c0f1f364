package trace

import (
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// An Op is one operation of a trace.
type Op struct {
	Code   ops.Code
	Args   []*Box
	Result *Box        // nil if it has none
	Descr  descr.Descr // *descr.Memory, *descr.Call, *descr.Type, *Target, or nil
	// Guard is set on guards, and on a jump: there it tells how to resume at the
	// merge point that the jump stands for, which guards need that are made
	// when a short preamble is replayed.
	Guard  *Guard
	Mark   *MergePoint // of debug_merge_point
	Origin Origin
}

// IsGuard reports whether the op is a guard.
func (op *Op) IsGuard() bool { return op.Code.Is(ops.Guard) }

// Memory gives the descr of what the op loads or stores; nil if it does neither.
func (op *Op) Memory() *descr.Memory { return ops.MemoryOf(op.Code, op.Descr) }

// Origin says where an op comes from, on both levels of meta-tracing.
type Origin struct {
	Info  *FrameInfo  // of the interpreter's function; nil if the op comes from none
	Guest *MergePoint // the guest instruction being interpreted
	Line  int32       // of the interpreter's Go source
	// Recorded is the index in the recorded trace of the op that this one is or
	// was made from, -1 for ops that the optimiser adds.
	Recorded int32
}

// Source gives file and line of the interpreter, as in interp.go:41; nothing if the op
// comes from none.
func (o *Origin) Source() string {
	if o.Info == nil || o.Info.File == "" {
		return ""
	}
	return o.Info.File + ":" + strconv.Itoa(int(o.Line))
}

// A MergePoint marks the guest's position in a trace.
type MergePoint struct {
	Text  string                   // the printable location, if Lazy is nil
	Lazy  func(*MergePoint) string // computes it; locations are long and seldom printed
	Depth int                      // of nested portals; 0 here
	// Greens and GreenRefs are the values of the greens, each bank in order. They
	// make the position this one and no other.
	Greens    []int64
	GreenRefs []unsafe.Pointer
}

// Location gives the printable location of the guest's position.
func (m *MergePoint) Location() string {
	if m.Lazy != nil {
		return m.Lazy(m)
	}
	return m.Text
}

// A location of more bytes than longLocation is cut to so many around its mark.
const (
	longLocation = 4 << 10
	aroundMark   = 128
)

// Excerpt is Location, cut if it is long: of an interpreter whose locations hold
// the guest program, as the tutorial's do, a log would hold it again and again.
// What is kept is what stands around the first underscore, the tutorial's mark.
func (m *MergePoint) Excerpt() string { return Cut(m.Location()) }

// Cut gives a location as Excerpt does.
func Cut(text string) string {
	if len(text) <= longLocation {
		return text
	}
	mark := max(strings.IndexByte(text, '_'), 0)
	from, to := max(mark-aroundMark, 0), min(mark+aroundMark, len(text))
	cut := strings.ToValidUTF8(text[from:to], "")
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(text) {
		cut += "…"
	}
	return cut
}

// Key is the same for two merge points of one position, for as long as one of them
// is referred to. It costs less than a location.
func (m *MergePoint) Key() string {
	key := make([]byte, 0, 8*(len(m.Greens)+len(m.GreenRefs))+len(m.Text))
	for _, v := range m.Greens {
		key = binary.LittleEndian.AppendUint64(key, uint64(v))
	}
	for _, p := range m.GreenRefs {
		key = binary.LittleEndian.AppendUint64(key, uint64(uintptr(p)))
	}
	return string(append(key, m.Text...))
}

// A FrameInfo is what traces know of a jitcode function. One is shared by all
// frames of the function.
type FrameInfo struct {
	Func               string   // calc.run
	File               string   // base name of its Go source
	IntNames, RefNames []string // Go variables by register; may be empty
}

// A Frame is one activation of a jitcode function in a guard's resume data.
type Frame struct {
	Info *FrameInfo
	// PC is the index of the jitcode instruction to go on with; in callers it is
	// the inline_call that has not returned yet.
	PC   int
	Line int32 // of the Go source at PC
	// IntRegs[n] holds Ints[n], RefRegs[n] holds Refs[n]. The register lists
	// belong to the jitcode's live sets and are shared.
	IntRegs, RefRegs []uint16
	Ints, Refs       []*Box
}

// SetInt puts a box into an int register. The lists must not be shared.
func (f *Frame) SetInt(reg uint16, b *Box) {
	i, found := slices.BinarySearch(f.IntRegs, reg)
	if !found {
		f.IntRegs, f.Ints = slices.Insert(f.IntRegs, i, reg), slices.Insert(f.Ints, i, nil)
	}
	f.Ints[i] = b
}

// A Guard tells how to rebuild the interpreter's state when a guard fails.
type Guard struct {
	// Number counts guards through the whole run, as they are logged, from 2;
	// -1 before. It is the descr: <Guard2>.
	Number int
	Frames []Frame // innermost first
	// FailArgs are the boxes of Frames that are no constants, each once:
	// innermost frame first, in each frame ints before refs; those that Late makes are
	// left out, and those that it needs follow. The backend hands their values to
	// whoever rebuilds the state.
	FailArgs []*Box
	// Pending are the stores that the way out has still to do, in order.
	Pending []Pending
	// Late are the ops that whoever goes on has still to do, in order.
	Late []*Op
	// Along are boxes that live on behind the guard. They are in machine registers when
	// it fails, so a bridge may take them besides the fail args; nobody else sees them.
	Along []*Box
	// Shares is a guard before it in the trace by whose door it leaves: both are
	// one to who is outside, who finds the fail args and memory alike. Nil if it has
	// a door of its own.
	Shares *Guard
	// Again tells how to resume instead if the guard may fail for another reason
	// than its own; nil if that is not possible.
	Again *Again
}

// Again says where the interpreter asks a guard's question itself: it resumes
// before the answer, not after it. One is shared by all guards of an instruction.
type Again struct {
	PC   int // in the innermost frame, of the comparison or check
	Line int32
	// Regs are the registers of the comparison's operands, -1 for a constant;
	// those of a check are live anyway.
	Regs []int
}

// CollectFailArgs sets FailArgs from Frames and Late.
func (g *Guard) CollectFailArgs() {
	var few [fewArgs]*Box
	c := collector{list: few[:0], late: g.Late}
	for n := range g.Frames {
		c.add(g.Frames[n].Ints)
		c.add(g.Frames[n].Refs)
	}
	for _, op := range g.Late {
		c.add(op.Args)
	}
	g.FailArgs = append(make([]*Box, 0, len(c.list)), c.list...)
}

// A collector lists boxes, each once.
type collector struct {
	list []*Box
	late []*Op         // whose results it leaves out
	far  map[*Box]bool // those beyond the first few, which are searched
}

func (c *collector) add(boxes []*Box) {
	for _, b := range boxes {
		if b == nil || b.Const || c.far[b] || slices.Contains(c.list[:min(fewArgs, len(c.list))], b) || isMade(c.late, b) {
			continue
		}
		if len(c.list) >= fewArgs {
			if c.far == nil {
				c.far = map[*Box]bool{}
			}
			c.far[b] = true
		}
		c.list = append(c.list, b)
	}
}

// fewArgs is how many fail args a search is cheap for.
const fewArgs = 16

// Hands gives FailArgs, collected if a recorded guard has not got them yet.
func (g *Guard) Hands() []*Box {
	if g.FailArgs != nil || len(g.Frames) == 0 {
		return g.FailArgs
	}
	c := Guard{Frames: g.Frames, Late: g.Late}
	c.CollectFailArgs()
	return c.FailArgs
}

// Map gives a copy of the guard with each box replaced by f, unnumbered, its
// FailArgs collected anew. It is how a pass resolves a snapshot when it emits
// the guard; the recorded guard stays as it is.
func (g *Guard) Map(f func(*Box) *Box) *Guard {
	one := &struct { // mostly there is one frame
		Guard
		frame [1]Frame
	}{}
	n := &one.Guard
	if n.Number, n.Again, n.Frames = -1, g.Again, one.frame[:]; len(g.Frames) != 1 {
		n.Frames = make([]Frame, len(g.Frames))
	}
	total := 0
	for i := range g.Frames {
		total += len(g.Frames[i].Ints) + len(g.Frames[i].Refs)
	}
	all := make([]*Box, 0, total) // in one piece
	each := func(in []*Box) []*Box {
		from := len(all)
		for _, b := range in {
			all = append(all, f(b))
		}
		return all[from:len(all):len(all)]
	}
	for i, fr := range g.Frames {
		fr.Ints, fr.Refs = each(fr.Ints), each(fr.Refs)
		n.Frames[i] = fr
	}
	n.Pending, n.Late = mapAll(g.Pending, f), MapLate(g.Late, f)
	n.CollectFailArgs()
	return n
}

// A Target is where jumps go: the start of a compiled loop (PyPy of 2011: loop
// token). It prints as <Loop0>.
type Target struct {
	Number int
	// Inputs of the loop, as kinds: what a jump passes.
	Inputs []descr.Kind
	// Short leads into the loop for whoever has just the reds; nil if the loop
	// takes the reds themselves.
	Short *Short
	// Closed is the loop as ops; nil if it is a loop like others.
	Closed *Closed
}

// DescrName gives Loop0.
func (t *Target) DescrName() string { return "Loop" + strconv.Itoa(t.Number) }

// A Short is a short preamble: what must hold, and be computed, before a peeled
// loop can be entered with nothing but the reds at its merge point. It is
// replayed, through the optimiser, at the end of each trace that jumps there.
type Short struct {
	Inputs []*Box // the reds
	Ops    []*Op  // in order; guards among them carry no frames: whoever replays has its own
	Jump   []*Box // the loop's inputs, in terms of Inputs and Ops
	// Pending and Late are the loop's, in the same terms: who jumps there need not have
	// done the stores.
	Pending []Pending
	Late    []*Op
	Opened  []Opened
}

// An Opened is an input of a loop that is a box, or stands for one if what is in it is
// passed besides.
type Opened struct {
	Input int         // number of it
	In    []int       // numbers of the inputs for what is in it
	Make  *descr.Call // makes such a box
}

// Kind says what a trace is.
type Kind uint8

const (
	Loop        Kind = iota // ends in a jump to itself
	EntryBridge             // from the interpreter into a loop: preamble
	Bridge                  // from a guard
)

// String gives the name used in the log's headers.
func (k Kind) String() string {
	return [...]string{"loop", "entry bridge", "bridge"}[k]
}

// Name gives the kind as the log's headers say it.
func (t *Trace) Name() string {
	if t.IsClosed() {
		return "closed loop"
	}
	return t.Kind.String()
}

// IsClosed reports whether a loop goes its last round only.
func (t *Trace) IsClosed() bool { return t.Target != nil && t.Target.Closed != nil }

// A Trace is a straight line of ops that ends in a jump or a finish.
type Trace struct {
	Kind   Kind
	Target *Target // what jumps to this trace name; nil for entry bridges and bridges
	Inputs []*Box
	// Pending are the stores that are still to be done at the start of a loop, and Late the
	// ops, in terms of its inputs: whoever ends the run there does them.
	Pending []Pending
	Late    []*Op
	Ops     []*Op
	NumIDs  int32     // boxes made so far
	Seen    bool      // it was recorded: each box has the value that it had then
	Through []*Closed // loops that the recorder went through
	// Zero says of branches before closed loops whether and why they ask if the loop is
	// gone at all, by the merge points that lead to them.
	Zero  map[*Op]string
	Start *Start // of a bridge: where it begins; nil if nothing is to be known of that

	room []Box // for boxes
}

// A Start is where a bridge begins: at a guard of another trace. Its inputs are the
// guard's fail args, and Along after them.
type Start struct {
	Of    *Trace
	Guard *Guard
	Known any // what the optimizer has found to hold there
}

// Taken gives the boxes that a bridge of the guard may take.
func (g *Guard) Taken() []*Box {
	return append(g.FailArgs[:len(g.FailArgs):len(g.FailArgs)], g.Along...)
}

// NewBox makes a box of the trace with the value seen at recording still to be set.
func (t *Trace) NewBox(k descr.Kind) *Box {
	if len(t.room) == 0 {
		t.room = make([]Box, 16)
	}
	b := &t.room[0]
	t.room = t.room[1:]
	b.Kind, b.ID = k, t.NumIDs
	t.NumIDs++
	return b
}

// Kinds gives the kind of each box.
func Kinds(list []*Box) []descr.Kind {
	kinds := make([]descr.Kind, len(list))
	for i, b := range list {
		kinds[i] = b.Kind
	}
	return kinds
}
