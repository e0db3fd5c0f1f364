// Package tracetext reads traces: the inverse of [trace.Trace.Format], for tests,
// tools and exercises. Nothing at run time reads a trace.
//
// [Parse] makes a trace of its text, in an [Env] that gives meaning to its names;
// [Match] compares two traces up to the names of their boxes. Tests call it by way of
// texttest, backendtest and the random judges; it calls trace, and descr for the
// declarations of descrs.
//
// The model is rpython/jit/tool/oparser.py.
package tracetext
