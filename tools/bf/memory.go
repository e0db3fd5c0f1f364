package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

const (
	// firstCollection is to how many bytes the heap grows before anything is
	// collected. Most programs are warm before, and then live on less.
	firstCollection = 64 << 20
	// laterGrowth is by how many percent of what lives it grows from then on: warming
	// up makes much that does not live, beside what does.
	laterGrowth = 200
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
	type collected struct{ _ *int } // not so small that others share its block
	runtime.AddCleanup(&collected{}, func(limit int64) {
		debug.SetGCPercent(laterGrowth)
		debug.SetMemoryLimit(limit)
	}, limit)
}
