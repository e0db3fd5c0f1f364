package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// firstCollection is to how many bytes the heap grows before anything is
	// collected. Most programs are warm before, and then live on less.
	firstCollection = 96 << 20
	// leastGrowth is by how many it grows at least from one collection to the next.
	leastGrowth = 64 << 20
	// laterGrowth is by how many percent of what lives it grows else: warming up makes
	// much that does not live, beside what does.
	laterGrowth = 200
	// mostGrowth is by how many bytes at most, but by half of what lives.
	mostGrowth = 192 << 20
	// comfort is a size that the heap is kept near while less lives: with what the runtime
	// needs besides it is half a gigabyte.
	comfort = 448 << 20
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
	afterCollection(limit)
}

// afterCollection says, once something was collected, how far the heap may grow, and does
// so again after each collection. It comes when the sweeper does, which may be late: until
// then the runtime has the percentage of the heap as it was. So the size is limited as
// well, by at most the limit that was set from outside.
func afterCollection(limit int64) {
	type collected struct{ _ *int } // not so small that others share its block
	runtime.AddCleanup(&collected{}, func(limit int64) {
		live, besides := inUse()
		grow := growth(live)
		debug.SetGCPercent(int(100 * grow / live))
		debug.SetMemoryLimit(min(limit, int64(live+grow+besides)))
		afterCollection(limit)
	}, limit)
}

// growth is by how many bytes a heap may grow.
func growth(live uint64) uint64 {
	grow := min(live*laterGrowth/100, max(mostGrowth, live/2))
	if live < comfort {
		grow = min(grow, comfort-live)
	}
	return max(grow, leastGrowth)
}

// inUse is how many bytes the last collection has left, and how many the runtime has in
// use that hold no objects.
func inUse() (live, besides uint64) {
	samples := []metrics.Sample{
		{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(samples)
	besides = samples[1].Value.Uint64()
	for _, s := range samples[2:] {
		besides -= s.Value.Uint64()
	}
	return max(samples[0].Value.Uint64(), 1<<20), besides
}
