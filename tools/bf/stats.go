package main

import (
	"fmt"
	"io"
	"time"

	"mergepoint/chapters"
	"mergepoint/pkg/warm"
)

// printStats writes what an engine did; stats is nil if there was none.
func printStats(w io.Writer, s *chapters.Stage, stats *warm.Stats) {
	fmt.Fprintf(w, "stage %d, %s\n", s.Number, s.Folder)
	if stats == nil {
		fmt.Fprintln(w, "  no engine ran")
		return
	}
	row := func(name, format string, args ...any) {
		fmt.Fprintf(w, "  %-14s %s\n", name, fmt.Sprintf(format, args...))
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
}
