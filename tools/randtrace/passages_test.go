package randtrace

import (
	"strings"
	"testing"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

var seedOf = [2]func(n uint64) uint64{func(n uint64) uint64 { return 24*n + 3 }, func(n uint64) uint64 { return 6*n + 5 }}

// TestMistakesInPassagesAreSeen: what a recorder is told of closed loops.
func TestMistakesInPassagesAreSeen(t *testing.T) {
	for name, spoil := range map[string]func(c *trace.Closed){
		"with 0 somewhere nothing changes": func(c *trace.Closed) {
			for _, op := range c.Ops {
				if c.Zero == nil && op.Result != nil && op.Descr != nil && op.Result.Kind == descr.Int {
					c.Zero = op.Result
				}
			}
		},
		"an input is taken for the number that is 0": func(c *trace.Closed) {
			for _, b := range c.Inputs[1:] {
				if c.Zero == nil && b.Kind == descr.Int {
					c.Zero = b
				}
			}
		},
		"a guard before it is not asked": func(c *trace.Closed) {
			for n, op := range c.Ops {
				if op.IsGuard() && op.Guard == nil && op.Code != ops.GuardNonnull {
					c.Ops = append(c.Ops[:n:n], c.Ops[n+1:]...)
					return
				}
			}
		},
		"a way out forgets a store": func(c *trace.Closed) {
			for _, op := range c.Ops {
				if op.IsGuard() && op.Guard != nil && len(op.Guard.Pending) > 0 {
					op.Guard.Pending = op.Guard.Pending[1:]
				}
			}
		},
	} {
		j := New(newRunner)
		j.spoil = spoil
		n, err := uint64(0), error(nil)
		for ; err == nil && n < 4000; n++ {
			err = j.try(j.record(seedOf[n%2](n)))
		}
		j.Close()
		if err == nil || !strings.Contains(err.Error(), "heap ") {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: seen by loop %d", name, n)
	}
}

// TestZeroRoundsAreTried: some loops are said to change nothing, and are held to it.
func TestZeroRoundsAreTried(t *testing.T) {
	j := New(newRunner)
	defer j.Close()
	for n := range uint64(1000) {
		if err := j.Check(24*n + 3); err != nil {
			t.Fatal(err)
		}
	}
	if t.Logf("%d passages, %d zero rounds", j.Passages, j.ZeroRounds); j.ZeroRounds == 0 {
		t.Error("none")
	}
}
