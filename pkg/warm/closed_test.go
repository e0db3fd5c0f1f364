package warm_test

import (
	"context"
	"testing"
	"time"

	"mergepoint/pkg/backend/runner"
	"mergepoint/testdata/stackvm"
)

// TestStackMachineInConstantTime: sums on a stack machine take no time, whichever way the
// loop is left.
func TestStackMachineInConstantTime(t *testing.T) {
	n := 2_000_000_000
	for code, want := range map[string]int{
		"so+s1-dji":   n * (n + 1) / 2,
		"so+s1-d0!jk": n * (n + 1) / 2,
		"so3*+s1-djk": n / 2 * 3 * (n + 1),
		"s7+s2-0o<jk": 7 * n / 2,
		"sod*-s1-djk": -n / 2 * ((n + 1) / 3) * (2*n + 1), // it wraps around
	} {
		m := &stackvm.Machine{}
		m.Stack[1] = n
		e := engineOf(t, stackvm.Driver, runner.New(), nil, "threshold=7")
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := e.Run(ctx, code, 2, m); err != nil {
			t.Errorf("%s: %v", code, err)
		} else if got := m.Stack[0]; got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}
