// Package tracetext reads traces: the inverse of [trace.Trace.Format], for tests,
// tools and exercises. Nothing at run time reads a trace.
//
// [Parse] makes a trace of its text, in an [Env] that gives meaning to its names;
// [Match] compares two traces up to the names of their boxes.
//
// Called by texttest, backendtest, tests and tools. It calls trace, and descr for the
// declarations of descrs.
//
// The model is rpython/jit/tool/oparser.py.
package tracetext
