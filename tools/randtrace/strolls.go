package randtrace

import (
	"math"
	"math/rand/v2"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A position goes up and down, and at each step it is asked whether it is still where it
// may be: not below 0, below a limit. Questions that follow from others are not asked.
// Near the end of the numbers a step leads to the other end, and nothing follows.

// strolling reports whether a trial's first loop is such a one.
func strolling(seed uint64) bool { return seed%16 == 2 }

// recordStroll records one.
func (j *Judge) recordStroll(r *rand.Rand) *loop {
	c := j.newRecorder(r, trace.Loop, 0)
	c.inputs(2, 1)
	at, limit := c.ints[1], c.ints[2]
	if r.IntN(2) == 0 {
		at.Int = []int64{math.MinInt64, math.MaxInt64}[r.IntN(2)] + int64(r.IntN(7)) - 3
	}
	if r.IntN(2) == 0 {
		limit = trace.ConstInt(limit.Int)
	}
	c.burn()
	code := []ops.Code{ops.IntAdd, ops.IntSub}[r.IntN(2)]
	for range 2 + r.IntN(8) {
		if r.IntN(6) == 0 {
			code = ops.IntAdd + ops.IntSub - code
		}
		at = c.value(code, at, trace.ConstInt(int64(1+r.IntN(4))))
		c.ask(code, at, limit)
		if r.IntN(8) == 0 {
			c.step()
		}
	}
	c.tr.Target = &trace.Target{Inputs: trace.Kinds(c.tr.Inputs)}
	l := &loop{c, 0}
	c.jump(l)
	return l
}

// ask asks whether a position is where it may be, at the end to which it goes mostly.
func (c *recorder) ask(step ops.Code, at, limit *trace.Box) {
	switch up := step == ops.IntAdd; {
	case c.r.IntN(8) == 0:
		c.branch(c.value(ops.UintLt, at, limit))
	case up != (c.r.IntN(6) == 0):
		c.branch(c.value(ops.IntGe, at, limit))
	default:
		c.branch(c.value(ops.IntLt, at, trace.ConstInt(0)))
	}
}
