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
		if debug.SetMemoryLimit(-1) != firstCollection {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	live, _ := inUse()
	if got, to := debug.SetGCPercent(laterGrowth), debug.SetMemoryLimit(-1); got < 50 || to < int64(live+leastGrowth) {
		t.Errorf("with %d bytes that live the heap grows by %d%%, up to %d", live, got, to)
	}
}

// Where little lives the heap grows by what it grows at least, where much does by less.
func TestGrowth(t *testing.T) {
	for _, c := range []struct{ live, want uint64 }{
		{0, 64}, {8, 64}, {32, 64}, {64, 128}, {96, 192}, {192, 192}, {320, 128}, {384, 64}, {512, 256}, {1 << 20, 1 << 19},
	} {
		if got := growth(c.live << 20); got != c.want<<20 {
			t.Errorf("%d MB live: %d, want %d MB", c.live, got, c.want)
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
