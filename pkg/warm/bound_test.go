package warm_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/accvm"
)

// branches is a loop with n conditions that have nothing to do with each other. It
// counts down variable 5; variable 1 has the random number.
func branches(n int) string {
	code := []byte{}
	put := func(op byte, arg int) { code = append(code, op, byte('0'+arg)) }
	for range n {
		put('L', 1)
		put('*', 9)
		put('S', 1)
		put('<', 0)
		put('j', len(code)/2+4)
		put('L', 3)
		put('-', 1)
		put('S', 3)
	}
	put('L', 5)
	put('-', 1)
	put('S', 5)
	put('j', 0)
	return string(code)
}

// TestManyPaths: a loop with 2^14 paths is given up when it has its share of bridges
// and is left all the time; one with 2^6 gets all that it needs.
func TestManyPaths(t *testing.T) {
	for _, tt := range []struct{ conditions, aborts int }{{6, 0}, {14, 1}} {
		code, rounds := branches(tt.conditions), 40_000
		run := func(e *warm.Engine) [10]int {
			m := &accvm.Machine{}
			m.Vars[1], m.Vars[9], m.Vars[5] = 12345, 6364136223846793005, rounds
			if err := e.Run(context.Background(), code, m); err != nil {
				t.Fatal(err)
			}
			return m.Vars
		}
		want := run(engineOf(t, accvm.Driver, nil, nil, "off"))
		e := engineOf(t, accvm.Driver, runner.New(), nil, "threshold=10,trace_eagerness=20")
		if diff := cmp.Diff(want, run(e)); diff != "" {
			t.Errorf("%d conditions: %s", tt.conditions, diff)
		}
		s := e.Stats()
		if s.Aborts != tt.aborts || s.Bridges > 256 {
			t.Errorf("%d conditions: %d bridges, %d times given up", tt.conditions, s.Bridges, s.Aborts)
		}
		if tt.aborts > 0 && s.Entered > 30_000 {
			t.Errorf("entered %d times in %d rounds, though it was given up", s.Entered, rounds)
		}
		if size := e.Sizes(); tt.aborts > 0 && size.Guards > 0 {
			t.Errorf("what was given up is kept: %+v", size)
		}
	}
}
