package randtrace

import (
	"math/rand/v2"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A loop that is nothing but its rounds: numbers and places in memory that take steps,
// or sums of others, or stay as they are, and a guard, which asks how far one of them
// has come, or a few. Most end within the rounds that a run may take; of the others nothing is
// known, and nothing asked.

// closing reports whether a trial is such a loop.
func closing(seed uint64) bool { return seed%6 == 5 || inCells(seed) }

// inCells reports whether all that changes in it is in memory.
func inCells(seed uint64) bool { return seed%24 == 3 }

// recordClosing records one.
func (j *Judge) recordClosing(r *rand.Rand, cells bool) *loop {
	c := j.newRecorder(r, trace.Loop, 0)
	c.inputs(3+r.IntN(4), 1+r.IntN(3))
	c.beNarrow()
	if cells {
		c.inMemory()
		return c.closes(c.tr.Inputs)
	}
	next := append([]*trace.Box{}, c.tr.Inputs...)
	from := 1 + r.IntN(len(c.intInputs())-1)
	step, limit := c.steps(from), c.limit(from)
	x := c.tr.Inputs[from]
	gone := int64(r.IntN(150))
	if step.Int > 1<<50 || step.Int < -1<<50 {
		gone = int64(r.IntN(4))
	}
	x.Int = limit.Int - gone*step.Int
	if r.IntN(8) == 0 {
		x.Int += int64(r.IntN(5)) - 2
	}
	if c.cut != ops.Invalid && r.IntN(8) > 0 {
		x.Int = c.cut.Row().Int2(x.Int, c.cutBy.Int)
	}
	asked := r.IntN(4)
	for n := range 1 + r.IntN(5) {
		if n == asked {
			c.stepTo(next, from, step, limit)
		}
		if c.sum(next); c.r.IntN(8) == 0 { // another way out
			c.branch(c.value(comparisons[c.r.IntN(len(comparisons))], c.anInt(), c.limit(from)))
		}
	}
	if asked > 0 && next[from] == x {
		c.stepTo(next, from, step, limit)
	}
	return c.closes(next)
}

// closes ends the loop.
func (c *recorder) closes(next []*trace.Box) *loop {
	c.tr.Target = &trace.Target{Inputs: trace.Kinds(c.tr.Inputs)}
	c.emit(ops.Jump, c.tr.Target, next...).Guard = startOf(0, next)
	return &loop{c, 0}
}

// inMemory lets all that changes be in memory, and one of the places be counted to 0: if it
// is that already, such a loop may change nothing.
func (c *recorder) inMemory() {
	a, place := c.place()
	for range 8 {
		if a == nil {
			a, place = c.place()
		}
	}
	if a == nil {
		return
	}
	ints := c.ints
	asked := c.r.IntN(3)
	for n := range 1 + c.r.IntN(3) {
		if n == asked {
			c.countIn(a, place)
		} else if c.change([]ops.Code{ops.IntAdd, ops.IntSub, ops.IntMul}[c.r.IntN(16)/7], c.steps(0)); c.r.IntN(8) > 0 {
			c.ints = ints // where it is left nothing else is seen
		}
	}
	if asked > 0 {
		c.countIn(a, place)
	}
	x := c.get(a, place...)
	if c.r.IntN(8) > 0 {
		c.ints = ints
	}
	if c.r.IntN(2) == 0 {
		c.branch(c.value(ops.IntIsTrue, x))
	} else {
		c.branch(c.value(ops.IntNe, x, trace.ConstInt(0)))
	}
}

// countIn lets a place take a step, mostly of one.
func (c *recorder) countIn(a *access, place []*trace.Box) {
	step := []int64{1, -1, 1, -1, -1, 3, 2, 0}[c.r.IntN(8)]
	c.put(a, c.fitting(a, c.value(ops.IntAdd, c.get(a, place...), trace.ConstInt(step))), place...)
}

// fitting cuts off what does not go into a place, as the interpreter's number would be.
func (c *recorder) fitting(a *access, b *trace.Box) *trace.Box {
	switch {
	case !a.m.Narrow():
		return c.cutOff(b)
	case a.m.Signed:
		return c.value(ops.IntSignext, b, trace.ConstInt(int64(a.m.Size)))
	}
	return c.value(ops.IntZeroext, b, trace.ConstInt(int64(a.m.Size)))
}

func (c *recorder) intInputs() (list []*trace.Box) {
	for _, b := range c.tr.Inputs {
		if b.Kind == descr.Int {
			list = append(list, b)
		}
	}
	return list
}

// steps gives a step: a constant, small or even or any, or an input.
func (c *recorder) steps(from int) *trace.Box {
	in := c.intInputs()
	switch c.r.IntN(6) {
	case 0:
		if b := in[c.r.IntN(len(in))]; b != in[from] {
			return b
		}
	case 1:
		return trace.ConstInt(number(c.r))
	case 2:
		return trace.ConstInt(int64(c.r.IntN(13)-6) << max(c.r.IntN(62), c.r.IntN(62)))
	}
	return trace.ConstInt([]int64{1, -1, 1, -1, 2, -2, 3, -5, 7}[c.r.IntN(9)])
}

// limit gives what is compared with: a constant, or another input.
func (c *recorder) limit(from int) *trace.Box {
	in := c.intInputs()
	if b := in[c.r.IntN(len(in))]; c.r.IntN(3) == 0 && b != in[from] {
		return b
	}
	if c.r.IntN(2) == 0 {
		return trace.ConstInt(0)
	}
	v := number(c.r)
	if c.cut != ops.Invalid && c.r.IntN(8) > 0 {
		v = c.cut.Row().Int2(v, c.cutBy.Int)
	}
	return trace.ConstInt(v)
}

// beNarrow lets half the loops work on narrow numbers: what they compute is cut off, but
// for now and then.
func (c *recorder) beNarrow() {
	bits := []int{8, 8, 16, 32, 5, 12, 24, 48, 40}[c.r.IntN(9)]
	switch bytes := trace.ConstInt(int64(bits / 8)); {
	case c.r.IntN(2) == 0:
	case bits&(bits-1) != 0 || c.r.IntN(3) == 0:
		c.cut, c.cutBy = ops.IntAnd, trace.ConstInt(1<<bits-1)
	case c.r.IntN(2) == 0:
		c.cut, c.cutBy = ops.IntSignext, bytes
	default:
		c.cut, c.cutBy = ops.IntZeroext, bytes
	}
}

func (c *recorder) cutOff(b *trace.Box) *trace.Box {
	if c.cut == ops.Invalid || c.r.IntN(12) == 0 {
		return b
	}
	return c.value(c.cut, b, c.cutBy)
}

// stepTo lets the number that is asked about take its step, before or after it is.
func (c *recorder) stepTo(next []*trace.Box, from int, step, limit *trace.Box) {
	x := next[from]
	after := c.cutOff(c.value(ops.IntAdd, x, step))
	next[from] = after
	if c.r.IntN(2) == 0 {
		x = after
	}
	code := comparisons[c.r.IntN(len(comparisons))]
	if c.r.IntN(2) == 0 {
		code = ops.IntNe
	}
	switch {
	case limit.Const && limit.Int == 0 && c.r.IntN(2) == 0:
		c.branch(c.value([]ops.Code{ops.IntIsTrue, ops.IntIsZero}[c.r.IntN(2)], x))
	case c.r.IntN(2) == 0:
		c.branch(c.value(code, x, limit))
	default:
		c.branch(c.value(code, limit, x))
	}
}

// sum changes an input, or what is in memory.
func (c *recorder) sum(next []*trace.Box) {
	n := 1 + c.r.IntN(len(c.intInputs())-1)
	by := c.steps(0)
	if c.r.IntN(2) == 0 {
		by = c.anInt()
	}
	code := []ops.Code{ops.IntAdd, ops.IntSub, ops.IntMul}[c.r.IntN(16)/7]
	switch c.r.IntN(6) {
	case 0:
		next[n] = c.anInt() // the same each time, perhaps
	case 1, 2:
		next[n] = c.cutOff(c.value(code, next[n], by))
	default:
		c.change(code, by)
	}
}

// change changes a place in memory.
func (c *recorder) change(code ops.Code, by *trace.Box) {
	a, place := c.place()
	switch {
	case a == nil:
	case c.r.IntN(6) == 0:
		c.put(a, by, place...)
	default:
		c.put(a, c.cutOff(c.value(code, c.get(a, place...), by)), place...)
	}
}

// place gives a number in memory; no access, if there is none at hand.
func (c *recorder) place() (*access, []*trace.Box) {
	t := c.aType()
	p, a := c.given(c.refs[t]), &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	if p == nil || a.m.Kind != descr.Int || a.fixed || a.len || !c.nonnil(p) {
		return nil, nil
	}
	if targets[t].array {
		return a, []*trace.Box{p, trace.ConstInt(int64(c.r.IntN(items)))}
	}
	return a, []*trace.Box{p}
}
