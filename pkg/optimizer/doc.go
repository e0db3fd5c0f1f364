// Package optimizer makes a recorded trace short: it takes out what was computed
// already, what memory is known to hold, and what a guard has proved.
//
// A recorded trace is walked once from front to back. Each op goes through the
// passes of [Table] in order; a pass is a list of rules, and a rule answers: kept,
// rewritten to another op, equal to a box, or not needed. What no rule objects
// to is emitted, and the passes learn from it. Whatever vanishes leaves a
// [trace.Reason]. What was emitted is moved, or left out at the end, by one type
// alone, which sees who uses a result: line.go.
//
// The last pass, unroll, peels the loop: the trace is walked a second time,
// starting from what the first walk knew at its end. The first walk becomes the
// entry bridge (PyPy's preamble), the second the loop proper. A fact that the
// second walk uses goes into the short preamble, which whoever enters the loop
// must replay; see [walk] and unroll.go.
//
//	recorded ──walk──► entry bridge ──jump──► loop ──jump─┐
//	                        │ facts, on demand ▲    ▲─────┘
//	                        └──────────────────┘
//
// Called by warm with what metainterp has recorded. It calls resume and trace; what it
// makes goes to a backend.
//
// The model is rpython/jit/metainterp/optimizeopt; peeling follows its unroll.py
// and shortpreamble.py in a form that needs no virtual state.
package optimizer
