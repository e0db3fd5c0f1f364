package optimizer_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
)

// What the golden texts say is also checked by running it: a wrong one cannot
// hide. Guards are told apart by the PC of their frames, which is the index of
// the recorded op; -1 is the loop's start.

func number(tr *trace.Trace) {
	for i, op := range tr.Ops {
		if op.Guard == nil {
			continue
		}
		for f := range op.Guard.Frames {
			op.Guard.Frames[f].PC = i
			if op.Code == ops.Jump {
				op.Guard.Frames[f].PC = -1
			}
		}
		if op.IsGuard() && len(op.Guard.Frames) == 1 {
			backendtest.AskAgain(tr, op.Guard, op.Args)
		}
	}
}

// A way is a compiled form of a case.
type way struct {
	b     backend.Backend
	entry backend.Code
}

// compile makes code that gives up after a number of ops.
func compile(t *testing.T, limit int, traces ...*trace.Trace) *way {
	t.Helper()
	d := direct.New()
	d.Limit = limit
	return compileWith(t, d, traces...)
}

// briefly is more ops than what ends in a case needs; longer is more than the same
// takes when it is optimised.
const briefly, longer = 4000, 10 * briefly

func compileWith(t *testing.T, b backend.Backend, traces ...*trace.Trace) *way {
	t.Helper()
	w := &way{b: b}
	for _, tr := range traces {
		if tr == nil {
			continue
		}
		var err error
		w.entry, err = w.b.Compile(tr)
		must(t, err)
	}
	return w
}

// run runs a way on a random heap.
func (w *way) run(world *texttest.World, tame bool, seed uint64, inputs func(*rand.Rand) ([]int64, []unsafe.Pointer)) (backend.Exit, string) {
	r := rand.New(rand.NewPCG(seed, 0))
	world.Reset(r)
	if tame {
		tameHeap(world)
	}
	ints, refs := inputs(r)
	exit := w.b.Run(context.Background(), w.entry, ints, refs)
	return exit, describe(world, exit)
}

// describe prints all that can be seen of a run.
func describe(world *texttest.World, exit backend.Exit) string {
	if exit.Guard == nil {
		return fmt.Sprintln("finish", exit.Ints, names(world, exit.Refs)) + world.Dump()
	}
	ints, refs := backendtest.Resumed(&exit)
	return fmt.Sprintln("guard", exit.Guard.Frames[0].PC, exit.Panic, ints, names(world, refs)) + world.Dump()
}

func names(world *texttest.World, refs []unsafe.Pointer) (list []string) {
	for _, p := range refs {
		list = append(list, world.Name(p))
	}
	return list
}

// inputs gives random inputs of a trace: refs that are not nil, and small ints,
// since traces of cases do not check all that they index.
func (o *optCase) inputs(r *rand.Rand) (ints []int64, refs []unsafe.Pointer) {
	for _, b := range o.in.Inputs {
		if b.Kind == descr.Ref {
			refs = append(refs, unsafe.Pointer(o.world.Objects[r.IntN(len(o.world.Objects))]))
		} else {
			ints = append(ints, r.Int64N(texttest.Items))
		}
	}
	return ints, refs
}

// indexes reports whether the trace loads from arrays: then positions and lengths
// in the heap must be right.
func (o *optCase) indexes() bool {
	return slices.ContainsFunc(o.in.Ops, func(op *trace.Op) bool {
		d, ok := op.Descr.(*descr.Memory)
		return ok && d.Item
	})
}

// tameHeap makes all ints indices and all refs objects.
func tameHeap(world *texttest.World) {
	for _, o := range world.Objects {
		for i := range o.Ints {
			o.Ints[i] &= texttest.Items - 1
		}
		for i, p := range o.Refs {
			if p == nil {
				o.Refs[i] = unsafe.Pointer(o)
			}
		}
	}
}

// sameRuns runs a case as recorded and as optimised, a number of times.
func (o *optCase) sameRuns(t *testing.T, runs uint64) {
	t.Helper()
	if o.err == optimizer.ErrInvalidLoop {
		return
	}
	must(t, o.err)
	plain, opt := o.ways(t)
	ran := 0
	for seed := range runs {
		want, wantText := plain.run(o.world, o.indexes(), seed, o.inputs)
		if want.Err != nil {
			continue // the case does not check for nil, or does not end
		}
		ran++
		got, gotText := opt.run(o.world, o.indexes(), seed, o.inputs)
		if got.Err != nil {
			t.Fatalf("seed %d: %v", seed, got.Err)
		}
		switch g := got.Guard; {
		case g != nil && g.Frames[0].PC == -1:
			_, gotText = o.onward(t, got)
		case g != nil && g.Frames[0].PC >= backendtest.AgainPC:
			wantText = o.whenAsked(t, seed, g.Frames[0].PC, gotText)
		}
		if wantText != gotText {
			t.Fatalf("seed %d: as recorded | as optimised\n%s", seed, texttest.Columns(wantText, gotText))
		}
	}
	if ran == 0 {
		t.Log("never runs to an end")
	}
}

// whenAsked describes the run as recorded at a time when it asked the question of
// a guard that was strengthened: the time that is like got, else the last.
func (o *optCase) whenAsked(t *testing.T, seed uint64, pc int, got string) (text string) {
	t.Helper()
	d := direct.New()
	plain := compileWith(t, d, o.recorded()...)
	d.Watch = func(in *trace.Trace, guard *trace.Op, read func(*trace.Box) (int64, unsafe.Pointer)) {
		if guard.Guard.Frames[0].PC != pc-backendtest.AgainPC || text == got {
			return
		}
		var ints []int64
		var refs []unsafe.Pointer
		for _, b := range backendtest.Asked(in, guard) {
			if i, p := read(b); b.Kind == descr.Int {
				ints = append(ints, i)
			} else {
				refs = append(refs, p)
			}
		}
		text = fmt.Sprintln("guard", pc, nil, ints, names(o.world, refs)) + o.world.Dump()
	}
	plain.run(o.world, o.indexes(), seed, o.inputs)
	return text
}

// onward goes on at the loop's start, as recorded.
func (o *optCase) onward(t *testing.T, exit backend.Exit) (backend.Exit, string) {
	loop := o.loop
	if loop == nil {
		loop = o.in
	}
	w := compile(t, longer, recordedLoop(loop))
	ints, refs := backendtest.Resumed(&exit)
	next := w.b.Run(context.Background(), w.entry, ints, refs)
	return next, describe(o.world, next)
}

// recordedLoop gives a recorded loop a target of its own.
func recordedLoop(tr *trace.Trace) *trace.Trace {
	c := *tr
	c.Target = &trace.Target{Number: 100, Inputs: trace.Kinds(tr.Inputs)}
	c.Ops = append([]*trace.Op{}, tr.Ops...)
	last := *c.Ops[len(c.Ops)-1]
	if last.Code == ops.Jump {
		last.Descr = c.Target
	}
	c.Ops[len(c.Ops)-1] = &last
	return &c
}

// ways compiles a case as recorded and as optimised. A bridge is entered as if
// from the interpreter.
func (o *optCase) ways(t *testing.T) (plain, opt *way) {
	t.Helper()
	plain = compile(t, briefly, o.recorded()...)
	if o.loop == nil {
		return plain, compile(t, longer, loopOf(o.res), o.res.Entry)
	}
	bridge := *o.res.Loop
	bridge.Kind = trace.EntryBridge
	return plain, compile(t, longer, o.loopRes.Loop, &bridge)
}

// recorded gives the traces of a case as they were recorded; the last is where
// to enter.
func (o *optCase) recorded() []*trace.Trace {
	if o.loop == nil {
		return []*trace.Trace{recordedLoop(o.in)}
	}
	loop, in := recordedLoop(o.loop), recordedLoop(o.in)
	in.Kind, in.Target = trace.EntryBridge, nil
	in.Ops[len(in.Ops)-1].Descr = loop.Target
	return []*trace.Trace{loop, in}
}

// loopOf gives the loop; one that ends in a finish needs a target, too.
func loopOf(r *optimizer.Result) *trace.Trace {
	if r.Loop.Target != nil {
		return r.Loop
	}
	c := *r.Loop
	c.Target = &trace.Target{Number: 101}
	return &c
}
