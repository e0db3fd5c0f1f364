// Package jitlog writes down what the engine does, as a [trace.Sink]: [Log] in
// the form of PyPy's log of 2011, for reading, and [Events] as JSON lines, for
// programs. Only main programs look at PYPYLOG; nothing below imports this.
//
// A log is a list of sections,
//
//	[1f3a] {jit-log-opt-loop
//	# Loop 0 : loop with 15 ops
//	[p0, p1, i2, i3]
//	…
//	[20b7] jit-log-opt-loop}
//
// with a time stamp in nanoseconds since the start, in hexadecimal: the only
// bytes that may differ between two runs. The categories:
//
//	jit-log-noopt-loop      a trace as recorded at a hot place; no header
//	jit-log-noopt-bridge    the same, from a guard
//	jit-log-short-preamble  what must hold to jump into the loop that follows
//	jit-log-opt-loop        an optimised loop, then its entry bridge
//	jit-log-opt-bridge      an optimised bridge
//	jit-abort               a recording was given up, and why
//
// Called by main programs, as a sink of warm. It calls trace.
//
// The model is rpython/jit/metainterp/logger.py and
// rpython/translator/c/src/debug_print.c.
package jitlog
