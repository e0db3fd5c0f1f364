package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// firstCollection is to how many bytes the heap grows before anything is
	// collected, and by how many it grows at least from one collection to the next.
	// Most programs are warm before, and then live on less.
	firstCollection = 64 << 20
	// laterGrowth is by how many percent of what lives it grows else: warming up makes
	// much that does not live, beside what does.
	laterGrowth = 200
	// mostGrowth is by how many bytes at most, but by half of what lives.
	mostGrowth = 192 << 20
)

// collectLater puts off the first collection, as cmd/compile does: the less there is
// that lives, the sooner the collector would be back. What the environment says of
// the collector holds.
func collectLater() {
	limit := debug.SetMemoryLimit(-1)
	if os.Getenv("GOGC") != "" || limit < firstCollection {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	afterCollection(func() { debug.SetMemoryLimit(limit) })
}

// afterCollection calls a function once something was collected, and then lets the
// heap grow by what lives, but by firstCollection at least, for good.
func afterCollection(first func()) {
	type collected struct{ _ *int } // not so small that others share its block
	runtime.AddCleanup(&collected{}, func(first func()) {
		debug.SetGCPercent(growth(live()))
		first()
		afterCollection(func() {})
	}, first)
}

// growth is by how many percent a heap may grow.
func growth(live uint64) int {
	percent := func(bytes uint64) int { return int(100 * bytes / max(live, 1<<20)) }
	return max(percent(firstCollection), min(laterGrowth, max(50, percent(mostGrowth))))
}

// live is how much the last collection has left.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
