package randtrace

import (
	"strings"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// inClosed is a runner that has a mistake in closed loops alone.
type inClosed struct {
	*runner.Backend
	change func(t *trace.Trace)
}

func (b *inClosed) Compile(t *trace.Trace) (backend.Code, error) {
	if !t.IsClosed() {
		return b.Backend.Compile(t)
	}
	c := *t
	c.Ops = nil
	for _, op := range t.Ops {
		o := *op
		o.Args = append([]*trace.Box{}, op.Args...)
		c.Ops = append(c.Ops, &o)
	}
	b.change(&c)
	return b.Backend.Compile(&c)
}

// each changes the ops of a code.
func each(code ops.Code, f func(op *trace.Op)) func(*trace.Trace) {
	return func(t *trace.Trace) {
		for _, op := range t.Ops {
			if op.Code == code {
				f(op)
			}
		}
	}
}

// constant puts a number in a constant operand's place.
func constant(n int, is, to int64) func(op *trace.Op) {
	return func(op *trace.Op) {
		if b := op.Args[n]; b.Const && b.Int == is {
			op.Args[n] = trace.ConstInt(to)
		}
	}
}

// TestMistakesInClosedLoopsAreSeen: formulas that are wrong now and then do not get
// through.
func TestMistakesInClosedLoopsAreSeen(t *testing.T) {
	turn := func(to ops.Code) func(op *trace.Op) { return func(op *trace.Op) { op.Code = to } }
	for name, change := range map[string]func(*trace.Trace){
		"a step of 2 is taken as 1":              each(ops.UintRshift, constant(1, 1, 0)),
		"half the numbers are forgotten":         each(ops.IntAnd, constant(1, 1<<63-1, -1)),
		"an unsigned limit has a sign":           each(ops.UintLt, turn(ops.IntLt)),
		"an order takes in the limit":            each(ops.IntLt, turn(ops.IntLe)),
		"a distance is divided with its sign":    each(ops.UintDiv, turn(ops.IntDiv)),
		"a product is of 32 bits":                each(ops.IntMul, func(op *trace.Op) { op.Code, op.Args[1] = ops.IntZeroext, trace.ConstInt(4) }),
		"of n(n-1) the wrong factor is halved":   each(ops.IntOr, constant(1, 1, 0)),
		"what is new in the second round is old": each(ops.IntIsTrue, turn(ops.IntIsZero)),
		"zero rounds are one":                    each(ops.IntSub, constant(1, 1, 2)),
		"a way out forgets a store":              lostPending,
	} {
		j := New(func() backend.Backend { return &inClosed{runner.New(), change} })
		var err error
		n := uint64(0)
		for ; err == nil && n < 4000; n++ {
			err = j.try(j.record(6*n + 5))
		}
		if err == nil || !strings.HasPrefix(err.Error(), "runner, heap ") {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: seen by loop %d", name, n)
	}
}

// lostPending lets the ways out forget a store.
func lostPending(t *trace.Trace) {
	for _, op := range t.Ops {
		if op.IsGuard() && len(op.Guard.Pending) > 0 {
			g := *op.Guard
			g.Pending = g.Pending[:len(g.Pending)-1]
			op.Guard = &g
		}
	}
}
