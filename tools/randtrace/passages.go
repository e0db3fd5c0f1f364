package randtrace

import (
	"fmt"
	"slices"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A recorder that comes to a closed loop does its ops itself and goes on behind it. That
// is one more way into the loop; and where the loop is said to change nothing if some
// number is 0, it is run with 0 there.

// passage is a closed loop as a recorder goes through it, as a trace. Where the recorder
// would not go through, the interpreter goes on at the loop's start.
func (l *loop) passage(c *trace.Closed) *trace.Trace {
	t := &trace.Trace{Kind: trace.EntryBridge, Inputs: c.Inputs}
	for _, op := range c.Ops {
		o := *op
		switch {
		case op.IsGuard() && op.Guard == nil:
			o.Guard = startOf(l.n, c.Inputs)
		case op.IsGuard():
			g := *op.Guard
			g.Shares, g.Along = nil, nil // a recorder knows no doors
			o.Guard = &g
		}
		t.Ops = append(t.Ops, &o)
	}
	if last := len(t.Ops) - 1; last < 0 || t.Ops[last].Code != ops.GuardAlwaysFails {
		t.Ops = append(t.Ops, &trace.Op{Code: ops.GuardAlwaysFails, Guard: startOf(l.n, c.Inputs)})
	}
	t.NumIDs = int32(len(t.Inputs) + len(t.Ops))
	return t
}

// enterThrough adds the passage through the first loop, if it closed, to the ways in.
func (s *system) enterThrough(j *Judge, l *loop, target *trace.Target) {
	if target.Closed == nil {
		return
	}
	if j.spoil != nil {
		j.spoil(target.Closed)
	}
	s.entries = append(s.entries, s.add(l.passage(target.Closed)))
	j.Passages++
	if target.Closed.Zero != nil {
		s.zero = target.Closed.Zero
	}
}

// zeroRounds goes through a loop where the number is 0 with which it is said to change
// nothing.
func (j *Judge) zeroRounds(t *trial, n int, s *system) error {
	if s.zero == nil {
		return nil
	}
	through := s.made[s.entries[len(s.entries)-1]]
	ints, refs := j.reset(t, n)
	if !j.setZero(through, s.zero, ints, refs) {
		return nil // it is not come to
	}
	before := *j.w
	exit := runOnce(newJudge(), through, ints, refs)
	j.ZeroRounds++
	if exit.Err != nil {
		return fmt.Errorf("zero rounds, heap %d: %w", n, exit.Err)
	}
	if exit.Guard.Frames[0].PC > atStart && *j.w != before {
		want, got := outcome{w: &before, live: j.w}, outcome{w: j.w, live: j.w}
		return fmt.Errorf("zero rounds, heap %d: %s", n, diff(&want, &got))
	}
	return nil
}

func runOnce(b *direct.Backend, t *trace.Trace, ints []int64, refs []unsafe.Pointer) backend.Exit {
	code, _ := b.Compile(t)
	return b.Run(briefly(), code, ints, refs)
}

// setZero puts a 0 where a trace has a number from: an input, or memory.
func (j *Judge) setZero(t *trace.Trace, zero *trace.Box, ints []int64, refs []unsafe.Pointer) bool {
	n := 0
	for _, b := range t.Inputs {
		if b == zero {
			ints[n] = 0
			return true
		}
		if b.Kind == descr.Int {
			n++
		}
	}
	before := *j.w
	m, at := loadedFrom(t, zero, ints, refs)
	if *j.w = before; at != nil {
		ops.StoreInt(m, at, 0)
	}
	return at != nil
}

// loadedFrom gives the place where a trace loads something, nil if it is left before.
func loadedFrom(t *trace.Trace, b *trace.Box, ints []int64, refs []unsafe.Pointer) (m descr.Mem, at unsafe.Pointer) {
	nth := 0
	for _, op := range t.Ops[:slices.IndexFunc(t.Ops, func(op *trace.Op) bool { return op.Result == b })+1] {
		if _, ok := op.Descr.(*descr.Memory); ok {
			nth++
		}
	}
	judge := newJudge()
	judge.Touch = func(d *descr.Memory, a unsafe.Pointer) {
		if nth--; nth == 0 {
			m, at = d.Mem, a
		}
	}
	runOnce(judge, t, ints, refs)
	return m, at
}
