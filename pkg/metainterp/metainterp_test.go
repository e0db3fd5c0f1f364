package metainterp_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
)

// A bench is a program in jitcode with a heap to run it on.
type bench struct {
	t     *testing.T
	world *texttest.World
	code  *jitcode.Program
	prog  *metainterp.Program
	rec   *metainterp.Recorder
	black *metainterp.Blackhole
	coder *resume.Coder
	ints  []int64
	refs  []unsafe.Pointer
}

// newBench reads the sections
//
//	jitcode   the program
//	heap      lines "obj0 Point.x=3 Point.next=obj1 []int[2]=5"
//	start     the merge point's components, "7 obj0", each bank in order
//	compiled  lines "3 7": Loop3 begins at the integer greens 7
//	limit     the trace limit
//	closes    if there is one, loops are closed on sight
func newBench(t *testing.T, c *texttest.Case) *bench {
	b := &bench{t: t, world: texttest.NewWorld(4)}
	var err error
	if b.code, err = jitcode.Parse(c.Section("jitcode")); err != nil {
		t.Fatal(err)
	}
	b.bind()
	b.prog = metainterp.NewProgram(b.code)
	b.prog.Location = func(ints []int64, refs []unsafe.Pointer) string { return strings.Trim(fmt.Sprint(ints), "[]") }
	loops := metainterp.NewLoops(b.prog)
	b.rec, b.black = metainterp.NewRecorder(b.prog, loops), metainterp.NewBlackhole(b.prog, loops)
	b.coder = resume.NewCoder(b.code)
	b.rec.Limit = 1000
	b.rec.Remember = c.Section("remember") != ""
	if s := strings.TrimSpace(c.Section("limit")); s != "" {
		b.rec.Limit, _ = strconv.Atoi(s)
	}
	if c.Section("closes") != "" {
		b.rec.CloseLoop, b.rec.Verify = closeLoop, true
	}
	compiled := lines(c.Section("compiled"))
	b.rec.Compiled = func(ints []int64, refs []unsafe.Pointer) *trace.Target {
		for _, l := range compiled {
			n, greens, _ := strings.Cut(l, " ")
			if greens == strings.Trim(fmt.Sprint(ints), "[]") {
				number, _ := strconv.Atoi(n)
				return b.world.Env.Target(number)
			}
		}
		return nil
	}
	b.fill(c)
	return b
}

// closeLoop optimises a recording for its formulas alone.
func closeLoop(rec *trace.Trace) *trace.Closed {
	passes, _ := optimizer.ParsePasses("all")
	target := &trace.Target{}
	if _, err := optimizer.OptimizeLoop(rec, target, optimizer.Options{Passes: passes, Quiet: true}); err != nil {
		return nil
	}
	return target.Closed
}

func lines(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
}

// bind gives the program's descrs the places of the world's descrs.
func (b *bench) bind() {
	for _, d := range b.code.Memory {
		b.world.Env.Add(d)
	}
	for _, d := range b.code.Types {
		b.world.Env.Add(d)
	}
	for _, d := range b.code.Calls {
		d.Stub = b.stub(d)
	}
}

// stub logs the call and gives back ten times the sum of the integers; it
// panics if that is negative and the descr allows it.
func (b *bench) stub(d *descr.Call) descr.Stub {
	return func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		sum := int64(0)
		for _, i := range ints {
			sum += i
		}
		b.world.Log = append(b.world.Log, fmt.Sprint(d.Name, ints))
		if d.MayRaise && sum < 0 {
			panic(fmt.Sprint(d.Name, " was given ", sum))
		}
		return 10 * sum, nil
	}
}

// fill sets heap and start from the case.
func (b *bench) fill(c *texttest.Case) {
	for _, l := range lines(c.Section("heap")) {
		words := strings.Fields(l)
		for _, w := range words[1:] {
			i := strings.LastIndexByte(w, '=')
			b.set(b.ref(words[0]), w[:i], w[i+1:])
		}
	}
	b.ints, b.refs = nil, nil
	for _, w := range strings.Fields(c.Section("start")) {
		if n, err := strconv.ParseInt(w, 0, 64); err == nil {
			b.ints = append(b.ints, n)
		} else {
			b.refs = append(b.refs, b.ref(w))
		}
	}
	b.ints = append(b.ints, make([]int64, max(0, b.prog.All.Ints-len(b.ints)))...)
}

func (b *bench) ref(name string) unsafe.Pointer {
	for _, o := range b.world.Objects {
		if b.world.Name(unsafe.Pointer(o)) == name {
			return unsafe.Pointer(o)
		}
	}
	return nil
}

func (b *bench) set(obj unsafe.Pointer, place, value string) {
	d, n := b.world.Env.Descr(place), 0
	if d == nil {
		i := strings.LastIndexByte(place, '[')
		d = b.world.Env.Descr(place[:i])
		n, _ = strconv.Atoi(strings.Trim(place[i:], "[]"))
	}
	m := d.(*descr.Memory)
	addr := ops.Address(m, obj, int64(n))
	if m.Kind == descr.Ref {
		ops.StoreRef(addr, b.ref(value))
		return
	}
	v, err := strconv.ParseInt(value, 0, 64)
	if err != nil {
		b.t.Fatal(err)
	}
	ops.StoreInt(m.Mem, addr, v)
}

// state prints the components and what of the heap is not 0.
func (b *bench) state() string {
	var s strings.Builder
	fmt.Fprint(&s, b.ints)
	for _, p := range b.refs {
		s.WriteString(" " + b.world.Name(p))
	}
	for _, l := range strings.Split(b.world.Dump(), "\n") {
		var kept []string
		for _, w := range strings.Fields(l) {
			if !strings.HasSuffix(w, "=0") && !strings.HasSuffix(w, "=nil") {
				kept = append(kept, w)
			}
		}
		if len(kept) > 1 || len(kept) == 1 && !strings.HasPrefix(l, "obj") {
			s.WriteString("\n" + strings.Join(kept, " "))
		}
	}
	return s.String() + "\n"
}

var endNames = map[metainterp.End]string{metainterp.Closed: "closed", metainterp.Jumped: "jumped", metainterp.Finished: "finished", metainterp.TooLong: "too long", metainterp.WentRound: "too long inside"}

// outcome runs f and says how it ended, a panic of the guest included.
func (b *bench) outcome(f func() metainterp.End) (s string) {
	defer func() {
		if x := recover(); x != nil {
			if !b.rec.InGuest() {
				panic(x)
			}
			s = fmt.Sprintf("panic: %v\n", x)
		}
	}()
	end := f()
	if end == metainterp.TooLong || end == metainterp.WentRound {
		b.rec.HandOver(b.black)
		b.black.Run(b.ints, b.refs)
	} else {
		b.rec.State(b.ints, b.refs)
	}
	return endNames[end] + " " + b.state()
}

func long(t *trace.Trace) string {
	var s strings.Builder
	t.Format(&s, trace.FormatOptions{Long: true})
	return s.String()
}

// TestRecorder: what is recorded, and how it ends.
//
//	trace    the long form
//	why      of branches before closed loops, whether a guard asks, and why
//	end      how it ended, the merge point's components, what the heap holds
//	fail     "2 5 obj0": guard 2 fails with these values; from it are recorded
//	bridge, bridge-end
//	again    "0 7", a line each: recorded as well from these integers, one after another
//	ends     how those ended, and how many ops of a callee and calls were recorded
func TestRecorder(t *testing.T) {
	texttest.Run(t, "testdata/*.txtar", func(t *testing.T, c *texttest.Case) {
		b := newBench(t, c)
		end := b.outcome(func() metainterp.End { return b.rec.RecordLoop(slices.Clone(b.ints), slices.Clone(b.refs)) })
		c.Expect(t, "end", end)
		if !strings.HasPrefix(end, "panic") && !strings.HasPrefix(end, "too") {
			b.check(c)
		}
		for _, line := range lines(c.Section("fail")) {
			b.fail(c, line)
		}
		if c.Section("again") != "" {
			c.Expect(t, "ends", b.again(c.Section("again")))
		}
	})
}

// again records from other numbers with the same recorder.
func (b *bench) again(starts string) string {
	var s strings.Builder
	for _, line := range lines(starts) {
		b.ints = nil
		for _, w := range strings.Fields(line) {
			n, _ := strconv.ParseInt(w, 0, 64)
			b.ints = append(b.ints, n)
		}
		end := b.outcome(func() metainterp.End { return b.rec.RecordLoop(slices.Clone(b.ints), slices.Clone(b.refs)) })
		inside, calls := 0, 0
		for _, op := range b.rec.Trace().Ops {
			if op.Origin.Info != nil && op.Origin.Info.Func != "run" {
				inside++
			}
			if op.Code == ops.Call {
				calls++
			}
		}
		fmt.Fprintf(&s, "%s: %s; %d ops inside, %d calls\n", line, strings.TrimSpace(end), inside, calls)
	}
	return s.String()
}

func (b *bench) check(c *texttest.Case) {
	tr := b.rec.Trace()
	c.Expect(b.t, "trace", long(tr)) // numbers too: they tell which constants are one box
	if c.Section("closes") != "" {
		c.Expect(b.t, "why", whys(tr))
	}
	for _, err := range trace.Verify(tr) {
		b.t.Error(err)
	}
	for i, op := range tr.Ops {
		if op.Origin.Recorded != int32(i) {
			b.t.Errorf("op %d says it is op %d", i, op.Origin.Recorded)
		}
	}
}

// whys also tells of what was cut off.
func whys(t *trace.Trace) string {
	var list []string
	for op, why := range t.Zero {
		list = append(list, fmt.Sprintf("at %s: %s\n", op.Mark.Location(), why))
	}
	slices.Sort(list)
	return strings.Join(list, "")
}

// fail lets a guard of the trace fail, records from there, and does the same in
// the blackhole: both must get to the same state.
func (b *bench) fail(c *texttest.Case, line string) {
	words := strings.Fields(line)
	n, _ := strconv.Atoi(words[0])
	g := guards(b.rec.Trace())[n]
	g.CollectFailArgs()
	var ints []int64
	var refs []unsafe.Pointer
	for i, w := range words[1:] {
		if g.FailArgs[i].Kind == descr.Int {
			v, _ := strconv.ParseInt(w, 0, 64)
			ints = append(ints, v)
		} else {
			refs = append(refs, b.ref(w))
		}
	}
	d := b.coder.Encode(g)
	b.fill(c)
	b.world.Log = nil
	b.black.Rebuild(g, d, ints, refs)
	black := b.blackhole()
	if n := b.black.Held(); n > 0 {
		b.t.Errorf("the blackhole holds %d objects after its run", n)
	}
	b.fill(c)
	b.world.Log = nil
	end := b.outcome(func() metainterp.End { return b.rec.RecordBridge(g, d, ints, refs) })
	c.Expect(b.t, "bridge-end", end)
	c.Expect(b.t, "blackhole", black)
	if !strings.HasPrefix(end, "panic") && !strings.HasPrefix(end, "too") {
		c.ExpectTrace(b.t, "bridge", long(b.rec.Trace()))
		for _, err := range trace.Verify(b.rec.Trace()) {
			b.t.Error(err)
		}
	}
}

func (b *bench) blackhole() (s string) {
	defer func() {
		if x := recover(); x != nil {
			s = fmt.Sprintf("panic: %v\n", x)
		}
	}()
	s = "merge point "
	if b.black.Run(b.ints, b.refs) {
		s = "returned "
	}
	return s + b.state()
}

func guards(t *trace.Trace) []*trace.Guard {
	var list []*trace.Guard
	for _, op := range t.Ops {
		if op.IsGuard() {
			list = append(list, op.Guard)
		}
	}
	return list
}

// TestLocationPanics asks an author's Location that fails: the text says so.
func TestLocationPanics(t *testing.T) {
	m := &metainterp.Program{Location: func([]int64, []unsafe.Pointer) string { panic("no such line") }}
	if got, want := m.Mark(nil, nil).Location(), "(the driver's Location panicked: no such line)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
