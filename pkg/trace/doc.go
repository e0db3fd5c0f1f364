// Package trace holds what the recorder writes and the optimiser rewrites: a
// straight line of ops on boxes, with guards where it may be left.
//
// A [Box] is a value, an [Op] makes at most one box from others, a [Trace] is a
// list of ops with inputs, a [Guard] says how to go on elsewhere when the world
// is not as recorded. The text form is PyPy's of 2011; package tracetext reads it.
//
// Called by metainterp, optimizer, resume and the backends, and, for its events, by
// whoever watches an engine. It calls ops and descr.
//
// The model is rpython/jit/metainterp/history.py and logger.py.
package trace
