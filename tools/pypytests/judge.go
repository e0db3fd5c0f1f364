package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strings"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// A form of a trace is a text that does the same in another way, so that more of it
// is seen.
type form struct {
	name string
	text []string
}

// forms gives those of a trace: as it is; one round, with all boxes as results; a few
// rounds, with all boxes as fail args.
func forms(text []string) []form {
	last := len(text) - 1
	once, counted := form{"once", slices.Clone(text)}, form{name: "counted"}
	boxes := strings.Split(strings.Trim(text[0], "[]"), ", ")
	if boxes[0] == "" {
		boxes = nil
	}
	counted.text = append(counted.text, "["+strings.Join(append(slices.Clone(boxes), "ifuel"), ", ")+"]",
		"ifuel1 = int_sub(ifuel, 1)", "igo = int_gt(ifuel1, 0)", "guard_true(igo) ["+strings.Join(boxes, ", ")+"]")
	for n, line := range text[1:last] {
		if strings.HasPrefix(line, "guard_") {
			head, _, _ := strings.Cut(line, " [")
			line = head + " [" + strings.Join(boxes, ", ") + "]"
			once.text[n+1] = line
		}
		counted.text = append(counted.text, line)
		if name, _, ok := strings.Cut(line, " = "); ok {
			boxes = append(boxes, name)
		}
	}
	once.text[last] = "finish(" + strings.Join(boxes, ", ") + ")"
	all := []form{{"as is", text}, once}
	if jump, ok := strings.CutPrefix(text[last], "jump("); ok {
		more := "ifuel1)"
		if jump != ")" {
			more = ", " + more
		}
		counted.text = append(counted.text, strings.TrimSuffix(text[last], ")")+more)
		all = append(all, counted)
	}
	return all
}

// A made trace is one that was optimised.
type made struct {
	world *texttest.World
	rec   *trace.Trace
	res   *optimizer.Result
	err   error
}

// optimise reads a trace, checks that it is well formed, and optimises it.
func optimise(text []string, descrs string, passes optimizer.Passes) (*made, error) {
	m := &made{world: texttest.NewWorld(4)}
	if err := m.world.Env.Declare(descrs); err != nil {
		return nil, err
	}
	var err error
	if m.rec, err = tracetext.Parse(strings.Join(text, "\n"), m.world.Env); err != nil {
		return nil, unsayable{"not well formed: " + err.Error()}
	}
	if errs := trace.Verify(m.rec); len(errs) > 0 {
		return nil, unsayable{"not well formed: " + errs[0].Error()}
	}
	for i, op := range m.rec.Ops {
		if op.Guard == nil {
			continue
		}
		for f := range op.Guard.Frames {
			op.Guard.Frames[f].PC = i
			if op.Code == ops.Jump {
				op.Guard.Frames[f].PC = atStart
			}
		}
	}
	m.optimise(passes)
	return m, nil
}

// optimise does so with what was recorded.
func (m *made) optimise(passes optimizer.Passes) {
	o := optimizer.Options{Passes: passes, Verify: true}
	if m.rec.Ops[len(m.rec.Ops)-1].Code == ops.Jump {
		m.res, m.err = optimizer.OptimizeLoop(m.rec, m.world.Env.Target(0), o)
	} else {
		m.res, m.err = optimizer.OptimizeBridge(m.rec, o)
	}
}

// askAgain lets tests for nil resume where they are asked, as those do that Go makes. It
// is not for running: as recorded, another guard is left by.
func (m *made) askAgain() {
	for _, op := range m.rec.Ops {
		if op.Code == ops.GuardNonnull {
			op.Guard.Again = &trace.Again{PC: op.Guard.Frames[0].PC}
		}
	}
}

// PCs of guards that were not recorded.
const (
	atStart   = -1 // resumes at the loop's start
	undefined = -2 // the trace would reach beyond an item, or through nil
)

// checked gives a recorded trace that can be run: a loop jumps to itself, and guards
// stand before whatever reaches memory, since their tests do not check what they know.
func checked(rec *trace.Trace) *trace.Trace {
	t := *rec
	t.Ops = nil
	guard := func(c ops.Code, b *trace.Box) {
		t.Ops = append(t.Ops, &trace.Op{Code: c, Args: []*trace.Box{b}, Guard: &trace.Guard{Number: -1, Frames: []trace.Frame{{PC: undefined}}, FailArgs: []*trace.Box{}}})
	}
	for _, op := range rec.Ops {
		if d := op.Memory(); d != nil {
			guard(ops.GuardNonnull, op.Args[0])
			if d.Item {
				in := &trace.Op{Code: ops.UintLt, Args: []*trace.Box{op.Args[1], trace.ConstInt(texttest.Items)}, Result: t.NewBox(descr.Int)}
				t.Ops = append(t.Ops, in)
				guard(ops.GuardTrue, in.Result)
			}
		}
		if op.Code == ops.Jump {
			t.Target = &trace.Target{Inputs: trace.Kinds(t.Inputs)}
			jump := *op
			jump.Descr = t.Target
			op = &jump
		}
		t.Ops = append(t.Ops, op)
	}
	return &t
}

const (
	runs    = 120
	briefly = 800 // ops of a run
)

// differs runs a trace as recorded and as optimised, and says how they differ; "" if
// they do not, in so many runs that came to an end.
func (m *made) differs(seed uint64) (how string, ended int) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	plain, opt := direct.New(), direct.New()
	plain.Limit, opt.Limit = briefly, 10*briefly
	start, err := plain.Compile(checked(m.rec))
	if err != nil {
		return err.Error(), 0
	}
	var entry backend.Code
	for _, t := range []*trace.Trace{m.res.Loop, m.res.Entry} {
		if t == nil {
			continue
		}
		if entry, err = opt.Compile(t); err != nil {
			return err.Error(), 0
		}
	}
	for n := range uint64(runs) {
		want, wanted := m.run(plain, start, seed+n)
		if want.Err != nil || want.Guard != nil && want.Guard.Frames[0].PC == undefined {
			continue
		}
		ended++
		got, found := m.run(opt, entry, seed+n)
		if got.Guard != nil && got.Err == nil && got.Guard.Frames[0].PC == atStart {
			ints, refs := backendtest.Resumed(&got)
			found = m.describe(plain.Run(context.Background(), start, ints, refs))
		}
		if wanted != found {
			return fmt.Sprintf("seed %d: as recorded | as optimised (%v)\n%s", seed+n, got.Err, texttest.Columns(wanted, found)), ended
		}
	}
	return "", ended
}

// run runs code on a heap of a seed, with inputs of the seed.
func (m *made) run(b backend.Backend, c backend.Code, seed uint64) (backend.Exit, string) {
	r := rand.New(rand.NewPCG(seed, 7))
	m.world.Reset(r)
	var ints []int64
	var refs []unsafe.Pointer
	wild := r.IntN(3) == 0
	for _, b := range m.rec.Inputs {
		switch {
		case b.Kind == descr.Ref:
			refs = append(refs, m.world.RandomRef(r))
		case wild:
			ints = append(ints, texttest.RandomInt(r))
		default:
			ints = append(ints, r.Int64N(texttest.Items))
		}
	}
	for _, d := range m.world.Env.Descrs() {
		if d, ok := d.(*descr.Memory); ok && !d.Item && (d.Length || d.Name == "typeptr") {
			for _, o := range m.world.Objects {
				ops.StoreInt(d.Mem, ops.Address(d, unsafe.Pointer(o), 0), possible(d, r))
			}
		}
	}
	exit := b.Run(context.Background(), c, ints, refs)
	return exit, m.describe(exit)
}

// possible gives a number that a field may hold: a length, or mostly one of two
// classes.
func possible(d *descr.Memory, r *rand.Rand) int64 {
	if d.Length {
		return r.Int64N(2 * texttest.Items)
	}
	return 1 + int64(r.IntN(5)/4)
}

// describe prints all that can be seen of a run.
func (m *made) describe(exit backend.Exit) string {
	where, ints, refs := "finish", exit.Ints, exit.Refs
	if exit.Guard != nil {
		where = fmt.Sprint("guard ", exit.Guard.Frames[0].PC, exit.Panic)
		ints, refs = backendtest.Resumed(&exit)
	}
	s := fmt.Sprintln(where, exit.Err, ints)
	for _, p := range refs {
		s += m.world.Name(p) + " "
	}
	return s + "\n" + m.world.Dump()
}
