// Package warm is the engine: it counts how often each guest loop is run, has
// hot ones recorded, optimised and compiled, enters compiled code, and goes on
// in the interpreter where a guard fails.
//
//	portal ──counts──► Session.Count1 … hot ──► Session.Enter
//	                                                 │
//	              ┌──────────── no code yet ─────────┤
//	              ▼                                  ▼
//	        record (metainterp) ──► compile ──► run compiled code ◄─┐
//	              ▲               (optimizer,        │              │ the merge point
//	              │                backend)     guard fails         │ has code
//	              └──── often: a bridge ◄────────────┤              │
//	                                                 ▼              │
//	portal ◄──── the merge point has no code ── blackhole ──────────┘
//
// An engine serves one goroutine at a time, and says so to a second one: many
// goroutines take turns with the engines of a pool, as in the package's example.
// A main loop that is reached again while an engine runs it, from a residual call,
// is the author's plain function: it works, and is neither counted nor compiled.
//
// The files:
//
//	portal.go    what translate generates, and the list of it
//	engine.go    the engine, its options, Run and Close
//	session.go   what the portal calls: counting and entering
//	cell.go      what is known of each merge point that was counted
//	record.go    recording, with its ways to go wrong
//	compile.go   from a recorded trace to code that can be entered
//	leave.go     what happens when compiled code is left; bridges
//	forget.go    what is dropped when it is old, or when memory is full
//	stats.go     figures
//
// Called by the generated portals, and by main programs, which make the engine. It calls
// metainterp, optimizer and the backend it was given.
//
// The model is rpython/jit/metainterp/warmstate.py, warmspot.py and compile.py.
package warm
