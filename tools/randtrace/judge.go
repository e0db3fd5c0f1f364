package randtrace

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// A Judge makes random traces and tries the optimiser and backends on them. It is
// of one goroutine.
type Judge struct {
	// Stats of what was judged.
	Traces, Runs, Unpeeled, Bridges int
	// Carrying loops keep places in registers; a pending exit is a run that was left by a
	// guard with stores still to be done. Repeated loops go several rounds at a time.
	Carrying, Repeated, PendingExits int
	// Passages are closed loops as a recorder goes through them; ZeroRounds are runs of those
	// with nothing to be done.
	Passages, ZeroRounds int
	// Rules says how often each rule of the optimiser fired.
	Rules *Coverage
	// Patience is how long a run that was told to stop may go on.
	Patience time.Duration

	spoil    func(c *trace.Closed) // for tests
	talks    bool                  // see talking
	endless  bool                  // what is recorded goes on until it is told to stop
	backends []*bench
	w        *world
	funcs    []function
	kindOf   *descr.Call
	object   *descr.Type
	row      *descr.Type
	boxes    []function      // that make boxes
	heaps    [heaps + 1]heap // what the runs of the trial at hand begin with
	want     world           // what one left
	found    world
	seed     uint64 // of those
}

// New makes a judge that tries these backends, beside the one that is the judge of
// all: direct. A backend serves many traces: what
// was compiled is freed.
func New(backends ...func() backend.Backend) *Judge {
	w := &world{}
	j := &Judge{w: w, funcs: w.functions(), kindOf: w.kinds(), boxes: boxMakers(), Rules: NewCoverage(), Patience: 5 * time.Minute}
	j.object, j.row = w.types()
	for _, b := range backends {
		j.backends = append(j.backends, &bench{make: b})
	}
	return j
}

// Close closes the backends.
func (j *Judge) Close() {
	for _, b := range j.backends {
		b.close()
	}
}

// Add adds what another judge has counted.
func (j *Judge) Add(k *Judge) {
	j.Traces += k.Traces
	j.Runs += k.Runs
	j.Unpeeled += k.Unpeeled
	j.Bridges += k.Bridges
	j.Carrying += k.Carrying
	j.Repeated += k.Repeated
	j.PendingExits += k.PendingExits
	j.Passages += k.Passages
	j.ZeroRounds += k.ZeroRounds
	j.Rules.Add(k.Rules)
}

// A bench is a backend and how to make it.
type bench struct {
	make func() backend.Backend
	b    backend.Backend
	used int
}

// renewAfter is how many trials a backend serves.
const renewAfter = 5000

func (b *bench) get() backend.Backend {
	if b.used++; b.b == nil || b.used > renewAfter {
		b.close()
		b.b, b.used = b.make(), 0
	}
	return b.b
}

func (b *bench) close() {
	if b.b != nil {
		_ = b.b.Close()
		b.b = nil
	}
}

// Check makes the traces of a seed, optimises them and runs them both ways. What
// differs is the error, with the traces reduced.
func (j *Judge) Check(seed uint64) error {
	t := j.record(seed)
	j.Traces++
	err := j.try(t)
	if err == nil {
		return nil
	}
	return j.reduce(t, err)
}

// Fails reports whether what is made of a seed's traces runs differently: [Judge.Check]
// for those who need not know how.
func (j *Judge) Fails(seed uint64) bool {
	t := j.record(seed)
	j.Traces++
	err := j.try(t)
	var own *ownFault
	return err != nil && !errors.As(err, &own)
}

// try runs a trial as recorded and as optimised, and gives the first difference.
func (j *Judge) try(t *trial) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
			for _, b := range j.backends {
				b.used = renewAfter // it may be anywhere
			}
		}
	}()
	opt, err := t.optimised(j)
	if err != nil {
		return err
	}
	judge, err := t.plain().load(newJudge())
	if err != nil {
		return &ownFault{err}
	}
	sides := []*side{}
	for _, b := range append([]backend.Backend{newJudge()}, j.under()...) {
		s, err := opt.load(b)
		if err != nil {
			return fmt.Errorf("%s: %w", b.Name(), err)
		}
		defer s.free()
		sides = append(sides, s)
	}
	if t.endless {
		return j.stop(t, sides)
	}
	for n := range heaps + 1 {
		if err := j.compare(t, n, judge, sides); err != nil {
			return err
		}
		if err := j.zeroRounds(t, n, opt); err != nil {
			return err
		}
	}
	return opt.verify(t)
}

func (j *Judge) under() (list []backend.Backend) {
	for _, b := range j.backends {
		list = append(list, b.get())
	}
	return list
}

func newJudge() *direct.Backend {
	d := direct.New()
	d.Limit = 1e6
	return d
}

// compare runs a trial on one heap: as recorded, and as optimised on all sides and
// by all ways in.
func (j *Judge) compare(t *trial, n int, judge *side, sides []*side) error {
	want := j.run(t, n, judge, judge, judge.entries[0])
	if want.err == errNoEnd && closing(t.seed) {
		return nil
	}
	if want.err != nil {
		return &ownFault{want.err}
	}
	j.want = *want.w
	want.w = &j.want
	for e := range sides[0].entries {
		for _, s := range sides {
			want, got := &want, j.run(t, n, s, judge, s.entries[e])
			if got.pc >= backendtest.AgainPC && got.err == nil {
				j.found = *got.w
				got.w = &j.found
				asked := j.asked(t, n, &got)
				want = &asked
			}
			if d := diff(want, &got); d != "" {
				return fmt.Errorf("%s, heap %d, entry %d: %s", s.b.Name(), n, e, d)
			}
		}
	}
	return nil
}

// ownFault is a trial that does not run as recorded: it says nothing about the
// optimiser.
type ownFault struct{ err error }

func (e *ownFault) Error() string { return fmt.Sprintf("as recorded: %v", e.err) }

// errRefused is a loop that was recorded and which the optimiser says cannot be.
func errRefused(err error) error {
	if errors.Is(err, optimizer.ErrInvalidLoop) {
		return fmt.Errorf("%w, although it was recorded", err)
	}
	return err
}

// briefly gives a context for more than any run that is as it should be.
func briefly() context.Context { return backendtest.Brief(rounds) }

// rounds is how many a run may go.
const rounds = 200

// values are those of a snapshot, each bank in order.
type values struct {
	ints []int64
	refs []unsafe.Pointer
}

// An outcome is all that can be seen of a run.
type outcome struct {
	values
	pc       int // of the guard that was left by
	panicked any
	err      error
	w        *world
	live     *world // where it ran
}

// finished is the pc of an outcome that was left by a finish.
const finished = -1000

// run runs a trial on heap n. Where a guard of a short preamble leads back to a
// loop's start, the judge goes on.
func (j *Judge) run(t *trial, n int, s, judge *side, code backend.Code) outcome {
	j.Runs++
	ints, refs := j.reset(t, n)
	ctx := briefly()
	if s != judge {
		ctx = backendtest.Brief(2 * rounds) // other ways in look more often
	}
	exit := s.b.Run(ctx, code, ints, refs)
	if exit.Guard != nil && exit.Guard.Pending != nil {
		j.PendingExits++
	}
	if exit.Guard != nil && exit.Err == nil && exit.Guard.Frames[0].PC <= atStart {
		v := snapshot(exit)
		exit = judge.b.Run(briefly(), judge.loops[atStart-exit.Guard.Frames[0].PC], v.ints, v.refs)
	}
	return j.outcome(exit)
}

func (j *Judge) outcome(exit backend.Exit) outcome {
	o := outcome{live: j.w, pc: finished, panicked: exit.Panic, err: exit.Err}
	switch {
	case exit.Err != nil:
	case exit.Kind == backend.ExitCanceled:
		o.err = errNoEnd
	case exit.Guard != nil:
		o.values, o.pc = snapshot(exit), exit.Guard.Frames[0].PC
	default:
		o.ints, o.refs = append(o.ints, exit.Ints...), append(o.refs, exit.Refs...)
	}
	o.w = j.w // as long as nothing else runs
	return o
}

var errNoEnd = errors.New("it does not end")

// snapshot gives the values of the boxes of a guard's frames, once what it has left to
// do late is done.
func snapshot(exit backend.Exit) (v values) {
	v.ints, v.refs = backendtest.Resumed(&exit)
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
	if same(want, got) {
		return ""
	}
	if add("error", want.err, got.err); len(s) > 0 {
		return s[0] // the rest follows from it
	}
	add("left by guard", want.pc, got.pc)
	add("panic", want.panicked, got.panicked)
	add("ints", want.ints, got.ints)
	add("refs", want.refs, got.refs)
	add("calls made", want.w.calls, got.w.calls)
	add("log", want.w.log, got.w.log)
	for i := range contents {
		c := &contents[i]
		w, g := c.in(&want.w.heap), c.in(&got.w.heap)
		add(fmt.Sprintf("memory at %d (%v)", c.offset, c.m), w, g)
	}
	if len(s) == 0 || want.w.fresh+want.w.rows+got.w.fresh+got.w.rows > 0 {
		w, g := sights(want, got)
		add("refs, new objects by number", w.refs, g.refs)
		add("new objects", w.objects, g.objects)
		add("new arrays", w.rows, g.rows)
	}
	return strings.Join(s, "\n")
}

// in gives the content of a heap.
func (c *content) in(h *heap) any {
	at := unsafe.Add(unsafe.Pointer(h), c.offset)
	if c.m.Kind == descr.Ref {
		return ops.LoadRef(at)
	}
	return ops.LoadInt(c.m, at)
}

// same reports whether two outcomes are the same, and no errors.
func same(a, b *outcome) bool {
	if a.pc != b.pc || a.panicked != b.panicked || a.err != nil || b.err != nil || !slices.Equal(a.ints, b.ints) ||
		a.w.log != b.w.log || a.w.calls != b.w.calls || a.w.shaken != b.w.shaken || a.w.given != b.w.given {
		return false
	}
	if a.w.fresh+a.w.rows+b.w.fresh+b.w.rows == 0 {
		return slices.Equal(a.refs, b.refs) && a.w.heap == b.w.heap
	}
	s, t := sights(a, b)
	return s.equal(t)
}
