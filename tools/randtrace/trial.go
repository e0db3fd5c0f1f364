package randtrace

import (
	"fmt"
	"math/rand/v2"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// A trial is recorded traces, and how to try them: one or two loops, and bridges
// that lead from a guard of a loop or of a bridge into one of the loops.
type trial struct {
	seed    uint64
	loops   []*loop
	bridges []*bridge
	passes  optimizer.Passes
	endless bool // fuel does not run out
}

// A bridge begins where the guard of a PC fails.
type bridge struct {
	*recorder
	at int
}

// record makes the trial of a seed.
func (j *Judge) record(seed uint64) *trial {
	r := rand.New(rand.NewPCG(seed, 1))
	t := &trial{seed: seed, passes: optimizer.All}
	if r.IntN(2) == 0 {
		t.passes = optimizer.Passes(r.IntN(int(optimizer.All) + 1))
	}
	if onPurpose(seed) {
		t.passes |= optimizer.Unroll | optimizer.Heap | optimizer.Pending | optimizer.Registers
	}
	if framed(seed) {
		t.passes |= optimizer.IntBounds | optimizer.Pure | optimizer.Heap | optimizer.Unroll | optimizer.Items
	}
	if closing(seed) {
		j.begin(seed, 0)
		t.loops = append(t.loops, j.recordClosing(r, inCells(seed)))
		return t
	}
	t.endless = seed%256 == 77
	j.endless, j.talks = t.endless, talking(seed)
	for n := range 1 + r.IntN(5)/3 {
		j.begin(seed, 0)
		if boxing(seed) {
			t.loops = append(t.loops, j.recordBoxing(r, n))
		} else if n == 0 && framed(seed) {
			t.loops = append(t.loops, j.recordFramed(r))
		} else if n == 0 && strolling(seed) {
			t.loops = append(t.loops, j.recordStroll(r))
		} else {
			t.loops = append(t.loops, j.recordLoop(r, n))
		}
	}
	if r.IntN(2) == 0 || onPurpose(seed) {
		for range 1 + r.IntN(4*len(t.loops)) {
			j.recordBridge(t, r)
		}
	}
	return t
}

// recordBridge runs what there is and records on from the guard that it leaves by.
func (j *Judge) recordBridge(t *trial, r *rand.Rand) {
	judge, err := t.plain().load(newJudge())
	if err != nil {
		return // try will say so
	}
	ints, refs := j.reset(t, r.IntN(heaps+1))
	exit := judge.b.Run(briefly(), judge.entries[0], ints, refs)
	if exit.Err != nil || exit.Guard == nil || exit.Panic != nil {
		return
	}
	pc := exit.Guard.Frames[0].PC
	c := j.newRecorder(r, trace.Bridge, (len(t.loops)+len(t.bridges))*pcs)
	if boxing(t.seed) {
		c.boxes = j.boxes
	}
	from, guard := t.find(pc)
	c.bridge(guard, from, snapshot(exit), t.loops, onPurpose(t.seed))
	t.bridges = append(t.bridges, &bridge{c, pc})
	j.Bridges++
}

// find gives the guard of a PC, as recorded, and the recorder that has it.
func (t *trial) find(pc int) (*recorder, *trace.Guard) {
	c := t.parts()[pc/pcs]
	for _, op := range c.tr.Ops {
		if op.IsGuard() && op.Guard.Frames[0].PC == pc {
			return c, op.Guard
		}
	}
	panic("randtrace: trial: find: no such guard")
}

// heaps is on how many heaps each trace is run, besides the recorded one.
const heaps = 3

// begin makes memory as it is before run n of a seed, the recorded run being 0.
func (j *Judge) begin(seed uint64, n int) {
	if j.seed != seed+1 {
		j.seed = seed + 1
		for n := range j.heaps {
			j.w.fill(rand.New(rand.NewPCG(seed, uint64(2+n))), rand.New(rand.NewPCG(seed, 100)))
			j.heaps[n] = j.w.heap
		}
	}
	*j.w = world{heap: j.heaps[n]}
}

// reset does so, and gives inputs of the first loop: as recorded, or others.
func (j *Judge) reset(t *trial, n int) (ints []int64, refs []unsafe.Pointer) {
	j.begin(t.seed, n)
	r := rand.New(rand.NewPCG(t.seed, uint64(200+n)))
	l := t.loops[0]
	for i, b := range l.tr.Inputs {
		keep := n == 0 || r.IntN(3) > 0
		switch {
		case i == 0:
			ints = append(ints, int64(1+r.IntN(6)))
		case b.Kind == descr.Int && keep:
			ints = append(ints, b.Int)
		case b.Kind == descr.Int && r.IntN(2) == 0:
			ints = append(ints, b.Int+int64(r.IntN(9))-4)
		case b.Kind == descr.Int:
			ints = append(ints, number(r))
		case keep:
			refs = append(refs, b.Ref)
		case r.IntN(4) == 0:
			refs = append(refs, nil)
		default:
			refs = append(refs, j.w.ref(r, l.types[b.ID]))
		}
	}
	return ints, refs
}

// A system is traces to be compiled: loops, entries, bridges.
type system struct {
	made    []*trace.Trace
	loops   []int // by loop: which of them
	entries []int // ways into the first loop, all equivalent
	attach  []attached
	zero    *trace.Box // with 0 there, the last of the entries changes nothing; or nil
}

// An attached bridge is where a guard goes on.
type attached struct {
	g  *trace.Guard
	to int
}

func (s *system) add(t *trace.Trace) int {
	s.made = append(s.made, t)
	return len(s.made) - 1
}

// attachAll attaches the trial's bridges to the guards that they were recorded
// from, in all traces that have one: also in bridges. A guard that was strengthened
// resumes elsewhere, and has none.
func (s *system) attachAll(t *trial, bridge func(*bridge, *trace.Start) (*trace.Trace, error)) error {
	for n := 0; n < len(s.made); n++ {
		for _, op := range s.made[n].Ops {
			if !op.IsGuard() || op.Guard.Shares != nil {
				continue
			}
			for _, b := range t.bridges {
				if b.at != op.Guard.Frames[0].PC {
					continue
				}
				tr, err := bridge(b, &trace.Start{Of: s.made[n], Guard: op.Guard})
				if err != nil {
					return err
				}
				s.attach = append(s.attach, attached{op.Guard, s.add(tr)})
			}
		}
	}
	return nil
}

// plain gives a trial as recorded.
func (t *trial) plain() *system {
	s := &system{entries: []int{0}}
	for _, l := range t.loops {
		s.loops = append(s.loops, s.add(l.tr))
	}
	_ = s.attachAll(t, func(b *bridge, s *trace.Start) (*trace.Trace, error) { return onto(b.tr, s.Guard, nil), nil })
	return s
}

// optimised gives a trial optimised. The entries are the entry bridge, or the loop
// itself where it takes the same inputs, and the short preamble.
func (t *trial) optimised(j *Judge) (*system, error) {
	s, o := &system{}, optimizer.Options{Passes: t.passes}
	targets := map[*trace.Target]*trace.Target{}
	for n, l := range t.loops {
		target := &trace.Target{Number: 10 + n}
		targets[l.tr.Target] = target
		res, err := optimizer.OptimizeLoop(l.tr, target, o)
		if err != nil {
			return nil, errRefused(err)
		}
		j.Rules.note(res, t.passes)
		if res.Loop.Pending != nil {
			j.Carrying++
		}
		if repeats(res.Loop) {
			j.Repeated++
		}
		s.loops = append(s.loops, s.add(res.Loop))
		way := s.loops[n]
		if res.Entry != nil {
			way = s.add(res.Entry)
		} else {
			j.Unpeeled++
		}
		if n == 0 {
			s.entries = []int{way}
		}
	}
	if err := s.enterShort(t.loops[0], targets, o); err != nil {
		return nil, err
	}
	s.enterThrough(j, t.loops[0], targets[t.loops[0].tr.Target])
	return s, s.attachAll(t, func(b *bridge, start *trace.Start) (*trace.Trace, error) {
		rec := onto(b.tr, start.Guard, targets)
		rec.Start = start
		res, err := optimizer.OptimizeBridge(rec, o)
		if err != nil {
			return nil, err
		}
		j.Rules.note(res, t.passes)
		return res.Loop, nil
	})
}

// repeats reports whether a loop has a recorded guard more than once.
func repeats(loop *trace.Trace) bool {
	n := map[int]int{}
	for _, op := range loop.Ops {
		if op.IsGuard() {
			n[op.Guard.Frames[0].PC]++
		}
	}
	for _, times := range n {
		if times > 1 {
			return true
		}
	}
	return false
}

// enterShort adds an entry that goes straight into the loop.
func (s *system) enterShort(l *loop, targets map[*trace.Target]*trace.Target, o optimizer.Options) error {
	tr := &trace.Trace{Kind: trace.EntryBridge}
	for _, b := range l.tr.Inputs {
		tr.Inputs = append(tr.Inputs, like(tr, b))
	}
	tr.Ops = []*trace.Op{{Code: ops.Jump, Args: tr.Inputs, Descr: targets[l.tr.Target], Guard: startOf(0, tr.Inputs)}}
	res, err := optimizer.OptimizeBridge(tr, o)
	if err == nil {
		s.entries = append(s.entries, s.add(res.Loop))
	}
	return err
}

// verify checks that what was optimised is well formed. It comes last: what is not
// should run wrong as well.
func (s *system) verify(t *trial) error {
	if t.seed%8 != 0 {
		return nil
	}
	for _, tr := range s.made {
		if errs := trace.Verify(tr); errs != nil {
			return fmt.Errorf("not well formed: %v\n%v", errs, tr)
		}
	}
	return nil
}

// A side is a system that was compiled.
type side struct {
	b                   backend.Backend
	all, entries, loops []backend.Code
}

// free gives back what was compiled.
func (s *side) free() {
	for _, c := range s.all {
		s.b.Free(c)
	}
}

// load compiles a system.
func (s *system) load(b backend.Backend) (*side, error) {
	codes := make([]backend.Code, len(s.made))
	for n, tr := range s.made {
		var err error
		if codes[n], err = b.Compile(tr); err != nil {
			return nil, err
		}
	}
	for _, a := range s.attach {
		b.Attach(a.g, codes[a.to])
	}
	made := &side{b: b, all: codes}
	for _, n := range s.entries {
		made.entries = append(made.entries, codes[n])
	}
	for _, n := range s.loops {
		made.loops = append(made.loops, codes[n])
	}
	return made, nil
}
