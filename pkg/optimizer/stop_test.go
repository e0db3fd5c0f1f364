package optimizer_test

import (
	"errors"
	"testing"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestStopped: optimising ends soon after it is to be stopped, in the first walk,
// in that of the loop proper, and in a bridge.
func TestStopped(t *testing.T) {
	s := shapes["objects"]
	rec, err := tracetext.Parse(s.text(2000), tracetext.NewEnv())
	must(t, err)
	looks := func(after int, run func(o optimizer.Options) error) (n int) {
		err := run(optimizer.Options{Passes: optimizer.All, Stopped: func() bool { n++; return n > after }})
		if want := after < 1000; errors.Is(err, optimizer.ErrStopped) != want {
			t.Errorf("told to stop at look %d: %v", after+1, err)
		}
		return n
	}
	loop := func(o optimizer.Options) error {
		_, err := optimizer.OptimizeLoop(rec, &trace.Target{}, o)
		return err
	}
	bridge := func(o optimizer.Options) error {
		_, err := optimizer.OptimizeBridge(rec, o)
		return err
	}
	if n := looks(1000, loop); n < 60 {
		t.Errorf("it looked %d times for two walks of 2,000 ops", n)
	}
	for _, after := range []int{0, 10, 40} {
		if n := looks(after, loop); n != after+1 {
			t.Errorf("it looked %d times, and was told to stop at look %d", n, after+1)
		}
	}
	looks(10, bridge)
}
