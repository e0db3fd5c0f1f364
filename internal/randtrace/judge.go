package randtrace

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// A Judge makes random traces and tries the optimiser on them. It is of one
// goroutine.
type Judge struct {
	// Stats of what was judged.
	Traces, Runs, Unpeeled, Bridges int
	// Backend, if set, makes what runs the optimised traces, which is then judged
	// too; else it is the runner, as for traces as recorded.
	Backend func() backend.Backend

	w     *world
	calls []*descr.Call
}

// New makes a judge.
func New() *Judge {
	w := &world{}
	return &Judge{w: w, calls: w.functions()}
}

// A trial is one recorded loop, perhaps with a bridge, and how to try it.
type trial struct {
	seed   uint64
	loop   *recorder
	bridge *trace.Trace // from the guard with PC at; or nil
	at     int
	passes optimizer.Passes
	verify bool
}

// Check makes the trace of a seed, optimises it and runs it both ways. What
// differs is the error, with the trace reduced.
func (j *Judge) Check(seed uint64) error {
	t := j.record(seed)
	err := j.try(t)
	if err == nil {
		return nil
	}
	return j.reduce(t, err)
}

// record makes the trial of a seed.
func (j *Judge) record(seed uint64) *trial {
	r := rand.New(rand.NewPCG(seed, 1))
	j.reset(seed, 0)
	t := &trial{seed: seed, passes: optimizer.All, verify: seed%16 == 0}
	if r.IntN(2) == 0 {
		t.passes = optimizer.Passes(r.IntN(int(optimizer.All) + 1))
	}
	t.loop = newRecorder(r, j.w, j.calls, trace.Loop)
	t.loop.loop()
	tr := t.loop.tr
	tr.Target = &trace.Target{Number: 0, Inputs: trace.Kinds(tr.Inputs)}
	tr.Ops[len(tr.Ops)-1].Descr = tr.Target
	if r.IntN(2) == 0 {
		j.recordBridge(t, r)
	}
	return t
}

// recordBridge runs the loop and records on from the guard that it leaves by.
func (j *Judge) recordBridge(t *trial, r *rand.Rand) {
	run := &side{j: j, b: runner.New()}
	code, _ := run.b.Compile(t.loop.tr)
	ints, refs := j.reset(t.seed, 1+r.IntN(heaps)).start(t.loop.tr)
	exit := run.b.Run(briefly(), code, ints, refs)
	if exit.Guard == nil || exit.Panic != nil {
		return
	}
	c := newRecorder(r, j.w, j.calls, trace.Bridge)
	v := snapshot(exit)
	c.bridge(exit.Guard, t.loop, v)
	t.bridge, t.at = c.tr, exit.Guard.Frames[0].PC
	j.Bridges++
}

// heaps is on how many heaps each trace is run, besides the recorded one.
const heaps = 3

// reset fills memory for run n of a seed, the recorded run being 0, and gives
// what to take inputs from.
func (j *Judge) reset(seed uint64, n int) start {
	r := rand.New(rand.NewPCG(seed, uint64(2+n)))
	j.w.fill(r)
	j.w.calls = 0
	clear(j.w.log[:])
	return start{r, j.w, n}
}

type start struct {
	r *rand.Rand
	w *world
	n int
}

// start gives inputs of a loop: as recorded, or others.
func (s start) start(t *trace.Trace) (ints []int64, refs []unsafe.Pointer) {
	for i, b := range t.Inputs {
		keep := s.n == 0 || s.r.IntN(3) > 0
		switch {
		case i == 0:
			ints = append(ints, int64(1+s.r.IntN(6)))
		case b.Kind == descr.Int && keep:
			ints = append(ints, b.Int)
		case b.Kind == descr.Int:
			ints = append(ints, small(s.r))
		case keep || !s.isObject(b.Ref):
			refs = append(refs, b.Ref)
		default:
			refs = append(refs, s.w.ref(s.r, toObject))
		}
	}
	return ints, refs
}

func (s start) isObject(p unsafe.Pointer) bool {
	for i := range s.w.objs[1:] { // the first is also the array of objects
		if p == unsafe.Pointer(&s.w.objs[i+1]) {
			return true
		}
	}
	return false
}

// briefly gives a context for more than any run that is as it should be.
func briefly() context.Context { return backendtest.Brief(200) }

// A side is one of the two ways in which a trial is run.
type side struct {
	j       *Judge
	b       backend.Backend
	ctx     func() context.Context // of each run
	entries []backend.Code         // ways in, all equivalent
	again   *side                  // who goes on from the loop's start when a short preamble's guard fails
}

// try runs a trial both ways and gives the first difference.
func (j *Judge) try(t *trial) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	j.Traces++
	plain, err := j.plain(t, runner.New())
	if err != nil {
		return err
	}
	opt := &side{j: j, b: runner.New(), ctx: briefly}
	if j.Backend != nil {
		opt.b, opt.ctx = j.Backend(), context.Background
	}
	defer opt.b.Close()
	switch err = opt.optimised(t); err {
	case nil:
	case errStrengthened:
		alone := *t
		alone.bridge = nil
		return j.try(&alone)
	case optimizer.ErrInvalidLoop:
		return fmt.Errorf("%v, although it was recorded", err)
	default:
		return err
	}
	opt.again = plain
	for n := range heaps + 1 {
		want := plain.run(t, n, plain.entries[0])
		if want.err != nil {
			return &ownFault{want.err}
		}
		for e, code := range opt.entries {
			want, got := want, opt.run(t, n, code)
			if got.pc >= backendtest.AgainPC {
				want = j.asked(t, n, &got)
			}
			if d := diff(&want, &got); d != "" {
				return fmt.Errorf("heap %d, entry %d: %s", n, e, d)
			}
		}
	}
	return nil
}

// errStrengthened means that the bridge's guard asks more than it did, and may
// fail where the bridge is not the way to go on.
var errStrengthened = errors.New("the bridge's guard was strengthened")

// ownFault is a trial that does not run as recorded: it says nothing about the
// optimiser.
type ownFault struct{ err error }

func (e *ownFault) Error() string { return fmt.Sprintf("as recorded: %v", e.err) }

// plain compiles a trial as recorded.
func (j *Judge) plain(t *trial, b backend.Backend) (*side, error) {
	s := &side{j: j, b: b, ctx: briefly}
	code, err := s.b.Compile(t.loop.tr)
	s.entries = append(s.entries, code)
	if t.bridge != nil {
		s.attach(t, t.loop.tr, func(g *trace.Guard) (*trace.Trace, error) { return t.bridge, nil })
	}
	return s, err
}

// optimised compiles a trial optimised: entries are the entry bridge, the short
// preamble, and the loop itself where it takes the same inputs.
func (s *side) optimised(t *trial) error {
	o := optimizer.Options{Passes: t.passes, Verify: t.verify}
	target := &trace.Target{Number: 1}
	res, err := optimizer.OptimizeLoop(t.loop.tr, target, o)
	if err != nil {
		return err
	}
	code, err := s.b.Compile(res.Loop)
	if err != nil {
		return err
	}
	bridge := func(g *trace.Guard) (*trace.Trace, error) {
		r, err := optimizer.OptimizeBridge(onto(t.bridge, g, target), o)
		if err != nil {
			return nil, err
		}
		return r.Loop, nil
	}
	if res.Entry == nil {
		s.j.Unpeeled++
		s.entries = append(s.entries, code)
	} else {
		code, err = s.b.Compile(res.Entry)
		s.entries = append(s.entries, code)
	}
	if err == nil {
		err = s.enterShort(t, target, o)
	}
	for _, tr := range []*trace.Trace{res.Loop, res.Entry} {
		if err == nil && tr != nil && t.bridge != nil {
			err = s.attach(t, tr, bridge)
		}
	}
	return err
}

// enterShort adds an entry that goes straight into the loop.
func (s *side) enterShort(t *trial, target *trace.Target, o optimizer.Options) error {
	rec := t.loop.tr
	tr := &trace.Trace{Kind: trace.EntryBridge}
	g := &trace.Guard{Number: -1, Frames: []trace.Frame{{PC: atStart}}}
	for _, b := range rec.Inputs {
		in := like(tr, b)
		tr.Inputs = append(tr.Inputs, in)
		if b.Kind == descr.Ref {
			g.Frames[0].Refs = append(g.Frames[0].Refs, in)
		} else {
			g.Frames[0].Ints = append(g.Frames[0].Ints, in)
		}
	}
	g.CollectFailArgs()
	tr.Ops = []*trace.Op{{Code: ops.Jump, Args: tr.Inputs, Descr: target, Guard: g}}
	res, err := optimizer.OptimizeBridge(tr, o)
	if err != nil {
		return err
	}
	code, err := s.b.Compile(res.Loop)
	s.entries = append(s.entries, code)
	return err
}

// attach attaches the trial's bridge to the guards it is recorded from.
func (s *side) attach(t *trial, tr *trace.Trace, bridge func(*trace.Guard) (*trace.Trace, error)) error {
	for _, op := range tr.Ops {
		switch {
		case !op.IsGuard():
			continue
		case op.Guard.Frames[0].PC == t.at+backendtest.AgainPC:
			return errStrengthened
		case op.Guard.Frames[0].PC != t.at:
			continue
		}
		b, err := bridge(op.Guard)
		if err != nil {
			return err
		}
		code, err := s.b.Compile(b)
		if err != nil {
			return err
		}
		s.b.Attach(op.Guard, code)
	}
	return nil
}

// values are those of a snapshot, each bank in order.
type values struct {
	ints []int64
	refs []unsafe.Pointer
}

// An outcome is all that can be seen of a run.
type outcome struct {
	values
	pc       int // of the guard that was left by; -2 for a finish
	panicked any
	err      error
	w        world
}

// run runs a trial on heap n.
func (s *side) run(t *trial, n int, code backend.Code) outcome {
	s.j.Runs++
	ints, refs := s.j.reset(t.seed, n).start(t.loop.tr)
	exit := s.b.Run(s.ctx(), code, ints, refs)
	if exit.Guard != nil && exit.Err == nil && exit.Guard.Frames[0].PC == atStart {
		v := snapshot(exit)
		exit = s.again.b.Run(briefly(), s.again.entries[0], v.ints, v.refs)
	}
	o := outcome{pc: -2, panicked: exit.Panic, err: exit.Err}
	switch {
	case exit.Err != nil:
	case exit.Kind == backend.ExitCanceled:
		o.err = errNoEnd
	case exit.Guard != nil:
		o.values, o.pc = snapshot(exit), exit.Guard.Frames[0].PC
	default:
		o.ints, o.refs = append(o.ints, exit.Ints...), append(o.refs, exit.Refs...)
	}
	o.w = *s.j.w
	return o
}

var errNoEnd = errors.New("it does not end")

// snapshot gives the values of the boxes of a guard's frame.
func snapshot(exit backend.Exit) (v values) {
	index := func(b *trace.Box) int {
		n := 0
		for _, x := range exit.Guard.FailArgs {
			if x == b {
				return n
			}
			if x.Kind == b.Kind {
				n++
			}
		}
		panic("randtrace: snapshot: a box is not among the fail args")
	}
	f := &exit.Guard.Frames[0]
	for _, b := range f.Ints {
		if b.Const {
			v.ints = append(v.ints, b.Int)
		} else {
			v.ints = append(v.ints, exit.Ints[index(b)])
		}
	}
	for _, b := range f.Refs {
		if b.Const {
			v.refs = append(v.refs, b.Ref)
		} else {
			v.refs = append(v.refs, exit.Refs[index(b)])
		}
	}
	return v
}

// diff says how two outcomes differ, "" if they do not.
func diff(want, got *outcome) string {
	var s []string
	add := func(what string, w, g any) {
		if fmt.Sprint(w) != fmt.Sprint(g) {
			s = append(s, fmt.Sprintf("%s: recorded %v, optimised %v", what, w, g))
		}
	}
	same := want.pc == got.pc && want.panicked == got.panicked && want.err == nil && got.err == nil && want.w == got.w
	if same && equal(want.values, got.values) {
		return ""
	}
	add("left by guard", want.pc, got.pc)
	add("error", want.err, got.err)
	add("panic", want.panicked, got.panicked)
	add("ints", want.ints, got.ints)
	add("refs", want.refs, got.refs)
	add("calls made", want.w.calls, got.w.calls)
	add("log", want.w.log, got.w.log)
	add("memory", want.w.heap, got.w.heap)
	return strings.Join(s, "\n")
}

func equal(a, b values) bool {
	if len(a.ints) != len(b.ints) || len(a.refs) != len(b.refs) {
		return false
	}
	for i := range a.ints {
		if a.ints[i] != b.ints[i] {
			return false
		}
	}
	for i := range a.refs {
		if a.refs[i] != b.refs[i] {
			return false
		}
	}
	return true
}
