package jitcode

import (
	"math"
	"testing"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// TestChecks: what the rows say is what Go checks.
func TestChecks(t *testing.T) {
	numbers := []int64{0, 1, -1, 2, 7, math.MaxInt64, math.MinInt64}
	for _, a := range numbers {
		for _, b := range numbers {
			for op, want := range map[Op]bool{
				CheckIndex:     0 <= a && uint64(a) < uint64(b),
				CheckSlice:     uint64(a) <= uint64(b),
				CheckUintIndex: uint64(a) < uint64(b),
				CheckUintSlice: uint64(a) <= uint64(b),
				CheckNonzero:   a != 0,
				CheckShift:     a >= 0,
			} {
				if b < 0 && op != CheckNonzero && op != CheckShift {
					continue // no length
				}
				if got := op.Control().Check.Holds(a, b, nil); got != want {
					t.Errorf("%v of %d and %d: %v", op, a, b, got)
				}
			}
		}
	}
	if c := CheckNonnull.Control().Check; c.Holds(0, 0, nil) || !c.Holds(0, 0, unsafe.Pointer(t)) {
		t.Error("check_nonnull")
	}
}

// TestRowsAgree: a check resumes at itself, its question takes its operands, and
// its guard takes the answer.
func TestRowsAgree(t *testing.T) {
	for n := range Controls {
		row := &Controls[n]
		if row.Check == nil {
			continue
		}
		if row.Live != LiveBefore || !row.Fixed {
			t.Errorf("%s: live %d, fixed operands %v", row.Name, row.Live, row.Fixed)
		}
		args := len(row.Args)
		if row.Check.Zero {
			args++
		}
		switch ask := row.Check.Ask; {
		case ask == ops.Invalid && row.Args[0] == descr.Ref:
		case len(ask.Row().Args) != args || !ask.Is(ops.Compare) || !row.Check.Guard.Is(ops.Guard):
			t.Errorf("%s: asks %v, guard %v", row.Name, ask, row.Check.Guard)
		}
	}
}
