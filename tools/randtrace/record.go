package randtrace

import (
	"math/rand/v2"
	"unsafe"

	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A recorder writes down random ops and does them at once, so that each guard
// holds as recorded. A box's value is in the box.
type recorder struct {
	r     *rand.Rand
	w     *world
	funcs []function
	talk  []function // more of them: see talking
	// what says of which type a pointer is
	kindOf *descr.Call
	// what new objects are of
	object, row *descr.Type
	tr          *trace.Trace
	fuel        *trace.Box // runs out, so that each loop ends
	ints        []*trace.Box
	refs        [][]*trace.Box // by refType
	types       []refType      // by Box.ID
	safe        []bool         // by Box.ID: known not to be nil
	pc          int            // of the next guard
	burnt       int64          // of the fuel, by a round
	cut         ops.Code       // of a closing loop: what makes its numbers narrow, or Invalid
	cutBy       *trace.Box     // its other operand
	boxes       []function     // what makes boxes: see boxing
}

func (j *Judge) newRecorder(r *rand.Rand, kind trace.Kind, pc int) *recorder {
	last := len(j.funcs) - talked
	c := &recorder{r: r, w: j.w, funcs: j.funcs[:last], kindOf: j.kindOf, burnt: j.burnt(), object: j.object, row: j.row, tr: &trace.Trace{Kind: kind, Seen: true}, refs: make([][]*trace.Box, len(targets)), pc: pc}
	if j.talks {
		c.talk = j.funcs[last:]
	}
	return c
}

func (c *recorder) newInt(v int64) *trace.Box {
	b := c.tr.NewBox(descr.Int)
	b.Int = v
	c.note(b, 0)
	c.ints = append(c.ints, b)
	return b
}

func (c *recorder) newRef(p unsafe.Pointer, t refType) *trace.Box {
	b := c.tr.NewBox(descr.Ref)
	b.Ref = p
	c.note(b, t)
	c.refs[t] = append(c.refs[t], b)
	return b
}

func (c *recorder) note(b *trace.Box, t refType) {
	c.types, c.safe = append(c.types, t), append(c.safe, false)
}

// aType gives a type of ref: objects are likelier.
func (c *recorder) aType() refType {
	if c.r.IntN(3) == 0 {
		return toObject
	}
	return refType(c.r.IntN(common))
}

// inputs makes the inputs of a loop: fuel, ints, refs.
func (c *recorder) inputs(ints, refs int) {
	c.fuel = c.newInt(4)
	for range ints {
		c.newInt(number(c.r))
	}
	c.tr.Inputs = append(c.tr.Inputs, c.ints...)
	for range refs {
		t := c.aType()
		c.tr.Inputs = append(c.tr.Inputs, c.newRef(c.w.ref(c.r, t), t))
	}
}

// anInt gives an int to compute with: new ones are likelier; a constant may be
// near what a box is.
func (c *recorder) anInt() *trace.Box {
	n := len(c.ints)
	switch c.r.IntN(8) {
	case 0:
		return trace.ConstInt(number(c.r))
	case 1:
		return trace.ConstInt(c.ints[c.r.IntN(n)].Int + int64(c.r.IntN(5)) - 2)
	case 2, 3:
		return c.ints[c.r.IntN(n)]
	}
	return c.ints[n-1-c.r.IntN(min(4, n))]
}

// aRef gives a box of a type, or a constant.
func (c *recorder) aRef(t refType) *trace.Box {
	if n := len(c.refs[t]); n > 0 && c.r.IntN(8) != 0 {
		return c.refs[t][c.r.IntN(n)]
	}
	b := trace.ConstRef(c.w.ref(c.r, t))
	b.Green = uintptr(b.Ref)&16 != 0 // some are of the guest's program
	return b
}

func (c *recorder) emit(code ops.Code, d descr.Descr, args ...*trace.Box) *trace.Op {
	op := &trace.Op{Code: code, Args: args, Descr: d}
	op.Origin.Recorded = int32(len(c.tr.Ops))
	c.tr.Ops = append(c.tr.Ops, op)
	return op
}

// guard emits a guard with a snapshot of fuel and a few other boxes, mostly of one
// frame. Callers' frames may have boxes once more, and constants.
func (c *recorder) guard(code ops.Code, args ...*trace.Box) {
	g := &trace.Guard{Number: -1, Frames: make([]trace.Frame, 1, 3)}
	for c.r.IntN(5) == 0 && len(g.Frames) < 3 {
		g.Frames = append(g.Frames, trace.Frame{})
	}
	for n := range g.Frames {
		c.snapshot(&g.Frames[n])
	}
	f := &g.Frames[0]
	f.PC, f.Ints = c.pc, append([]*trace.Box{c.fuel}, f.Ints...)
	c.pc++
	backendtest.AskAgain(c.tr, g, args)
	g.CollectFailArgs()
	c.emit(code, nil, args...).Guard = g
}

func (c *recorder) snapshot(f *trace.Frame) {
	for _, b := range c.some(c.ints) {
		if b != c.fuel {
			f.Ints = append(f.Ints, b)
		}
	}
	if c.r.IntN(16) == 0 {
		f.Ints = append(f.Ints, trace.ConstInt(number(c.r)))
	}
	for range 1 + c.r.IntN(3) {
		f.Refs = append(f.Refs, c.some(c.refs[c.aType()])...)
	}
}

// some gives up to three neighbours of a list.
func (c *recorder) some(list []*trace.Box) []*trace.Box {
	if len(list) == 0 {
		return nil
	}
	n := c.r.IntN(min(4, len(list)+1))
	at := c.r.IntN(len(list) - n + 1)
	return list[at : at+n]
}

// value emits an op on ints and computes it.
func (c *recorder) value(code ops.Code, args ...*trace.Box) *trace.Box {
	op := c.emit(code, nil, args...)
	row := code.Row()
	var v int64
	switch {
	case row.Int1 != nil:
		v = row.Int1(args[0].Int)
	case row.Int2 != nil:
		v = row.Int2(args[0].Int, args[1].Int)
	default:
		v = row.Ref2(args[0].Ref, args[1].Ref)
	}
	op.Result = c.newInt(v)
	return op.Result
}

// branch guards a condition as it is.
func (c *recorder) branch(cond *trace.Box) {
	if cond.Int != 0 {
		c.guard(ops.GuardTrue, cond)
	} else {
		c.guard(ops.GuardFalse, cond)
	}
}

// nonnil makes sure that a ref is not nil; if it is, that becomes the guard.
func (c *recorder) nonnil(b *trace.Box) bool {
	switch {
	case b.Const:
		return b.Ref != nil
	case b.Ref == nil:
		c.guard(ops.GuardIsnull, b)
		return false
	case !c.safe[b.ID]:
		c.guard(ops.GuardNonnull, b)
		c.safe[b.ID] = true
	}
	return true
}

// burn takes one of the fuel and leaves if there is no more; it reports whether
// there is.
func (c *recorder) burn() bool {
	left := c.value(ops.IntSub, c.fuel, trace.ConstInt(c.burnt))
	cond := c.value(ops.IntGt, left, trace.ConstInt(0))
	c.branch(cond)
	c.fuel = left
	return cond.Int == 1
}

// A loop is where jumps go: a recorded loop, and its number.
type loop struct {
	*recorder
	n int
}

// jump ends the trace with a jump to a loop, with inputs like its: the same again,
// others of their types, or constants.
func (c *recorder) jump(to *loop) { c.jumpWith(to, nil) }

// jumpWith jumps with some of the refs given.
func (c *recorder) jumpWith(to *loop, given map[int]*trace.Box) {
	like := to.tr.Inputs
	args := make([]*trace.Box, len(like))
	for i, b := range like {
		switch {
		case i == 0:
			args[i] = c.fuel
		case given[i] != nil:
			args[i] = given[i]
		case c.tr.Kind == trace.Loop && c.r.IntN(2) == 0:
			args[i] = b
		case b.Kind == descr.Int:
			args[i] = c.anInt()
		default:
			args[i] = c.aRef(to.types[b.ID])
		}
	}
	c.emit(ops.Jump, to.tr.Target, args...).Guard = startOf(to.n, args)
}

// atStart is the PC of a snapshot that resumes at the start of loop 0; of loop n
// it is less by n.
const atStart = -1

// startOf makes the guard that resumes at a loop's start.
func startOf(n int, args []*trace.Box) *trace.Guard {
	g := &trace.Guard{Number: -1, Frames: []trace.Frame{{PC: atStart - n}}}
	for _, b := range args {
		if f := &g.Frames[0]; b.Kind == descr.Ref {
			f.Refs = append(f.Refs, b)
		} else {
			f.Ints = append(f.Ints, b)
		}
	}
	g.CollectFailArgs()
	return g
}

// recordLoop records a loop, now and then a large one.
func (j *Judge) recordLoop(r *rand.Rand, n int) *loop {
	c := j.newRecorder(r, trace.Loop, n*pcs)
	steps := 4 + r.IntN(20)
	if r.IntN(12) == 0 {
		steps = 1 + r.IntN(3)
	}
	if r.IntN(48) == 0 {
		steps = 40 + r.IntN(100)
		c.inputs(r.IntN(30), r.IntN(30))
	} else {
		c.inputs(1+r.IntN(3), 3+r.IntN(4))
	}
	at, step := r.IntN(steps), c.step
	if r.IntN(16) == 0 {
		steps, at, step = 1, 0, c.moves // as a scan does
	}
	for i := range steps {
		if i == at {
			c.burn()
		}
		step()
	}
	c.tr.Target = &trace.Target{Number: n, Inputs: trace.Kinds(c.tr.Inputs)}
	l := &loop{c, n}
	c.jump(l)
	return l
}

// pcs is how many PCs each recorded trace has for its guards.
const pcs = 1000

// bridge records a bridge from a guard that failed with the given values. Its
// inputs are the boxes of the guard's snapshot.
func (c *recorder) bridge(g *trace.Guard, from *recorder, v values, loops []*loop, onPurpose bool) {
	ints, refs := v.ints, v.refs
	for _, b := range boxesOf(g) {
		switch {
		case b.Kind == descr.Int:
			c.tr.Inputs, ints = append(c.tr.Inputs, c.newInt(ints[0])), ints[1:]
		default:
			c.tr.Inputs, refs = append(c.tr.Inputs, c.newRef(refs[0], from.types[b.ID])), refs[1:]
		}
	}
	c.fuel = c.tr.Inputs[0]
	step := c.step
	if c.boxes != nil {
		step = c.boxStep
	}
	for range c.r.IntN(8) {
		step()
	}
	if !c.burn() || c.r.IntN(6) == 0 {
		c.emit(ops.Finish, nil, append(c.some(c.ints), c.tr.Inputs...)...)
		return
	}
	if to := loops[c.r.IntN(len(loops))]; onPurpose {
		c.meet(to)
	} else {
		c.jump(to)
	}
}

// boxesOf lists the boxes of a guard's snapshot, frame by frame, ints before refs.
func boxesOf(g *trace.Guard) (list []*trace.Box) {
	for n := range g.Frames {
		list = append(append(list, g.Frames[n].Ints...), g.Frames[n].Refs...)
	}
	return list
}
