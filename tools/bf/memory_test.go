package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// After the first collection the heap grows as it always does, within the limit that
// was set from outside.
func TestCollectLater(t *testing.T) {
	t.Setenv("GOGC", "")
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	defer func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) }()
	collectLater()
	if got := debug.SetMemoryLimit(-1); got != firstCollection {
		t.Fatalf("the limit is %d, want %d", got, firstCollection)
	}
	for range 100 {
		runtime.GC()
		if debug.SetMemoryLimit(-1) == math.MaxInt64 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if got := debug.SetGCPercent(laterGrowth); got < 50 || debug.SetMemoryLimit(-1) != math.MaxInt64 {
		t.Errorf("afterwards the heap grows by %d%%, up to %d", got, debug.SetMemoryLimit(-1))
	}
}

// Where little lives the heap grows by as much as at first, where much does by less.
func TestGrowth(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, 6400}, {8 << 20, 800}, {32 << 20, laterGrowth}, {96 << 20, laterGrowth}, {192 << 20, 100}, {1 << 40, 50}} {
		if got := growth(c.live); got != c.want {
			t.Errorf("%d bytes live: %d%%, want %d%%", c.live, got, c.want)
		}
	}
}

// What the environment says of the collector holds.
func TestCollectAsTold(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(firstCollection-1)
	defer func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) }()
	collectLater()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("with a limit of its own the heap grows by %d%%", got)
	}
	debug.SetMemoryLimit(math.MaxInt64)
	t.Setenv("GOGC", "50")
	collectLater()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("with GOGC set the heap grows by %d%%", got)
	}
}
