package amd64

import "io"

// Options says how a backend is to be made. The zero value will do.
type Options struct {
	// CodeMem is how many bytes of machine code there may be, at most 1 GiB; 0
	// means 16 MiB.
	CodeMem int
	// PerfMap, if not nil, is told the place and name of all code, in the form
	// that Linux's perf reads: see machine.CreatePerfMap.
	PerfMap io.Writer
	// Labels puts a pprof label "loop" on the goroutine while it runs machine
	// code, so that a CPU profile tells loops apart. It costs time at each entry.
	Labels bool
}
