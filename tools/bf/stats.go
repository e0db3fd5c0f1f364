package main

import (
	"fmt"
	"strings"
	"time"

	"mergepoint/chapters"
	"mergepoint/pkg/warm"
)

// statsText says what an engine did; stats is nil if there was none, or if it could
// not be asked.
func statsText(s *chapters.Stage, stats *warm.Stats) string {
	var b strings.Builder
	fmt.Fprintf(&b, "stage %d, %s\n", s.Number, s.Folder)
	if stats == nil {
		b.WriteString("  no engine ran, or it was left behind while it was busy\n")
		return b.String()
	}
	row := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "  %-14s %s\n", name, fmt.Sprintf(format, args...))
	}
	row("traces", "%d loops, %d entry bridges, %d bridges; %d given up",
		stats.Loops, stats.EntryBridges, stats.Bridges, stats.Aborts)
	row("ops", "%d recorded, %d after the optimiser", stats.Recorded, stats.Optimised)
	row("code", "%d bytes", stats.CodeBytes)
	row("entered", "%d times; %d guards failed without a bridge", stats.Entered, stats.GuardFailures)
	row("time", "%v recording, %v optimising, %v in the backend",
		stats.Tracing.Round(time.Microsecond), stats.Optimising.Round(time.Microsecond), stats.Backend.Round(time.Microsecond))
	if stats.Running > 0 {
		row("", "%v in compiled code", stats.Running.Round(time.Microsecond))
	}
	return b.String()
}
