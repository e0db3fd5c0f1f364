// Package runner runs traces on any CPU: it compiles a trace into an array of
// small instructions and executes them in one loop with one switch. It is what
// the chapters before machine code run on. The judge of it, and of machine code,
// is pkg/backend/direct.
//
// A trace becomes fast to run in four steps, each small:
//
//	slots     each box gets a place in one of two register files, ints and
//	          refs, by liveness (slots.go); refs lie in typed memory, so the
//	          garbage collector sees them
//	fusion    a comparison and its guard are one instruction; so are a load, an
//	          addition of a constant and the store back (fuse.go)
//	constants are part of the instruction, or loaded once before the loop
//	moves     a jump is a parallel copy, of what does not lie right already
//
// Nothing is recompiled or copied when a guard fails into its bridge: the bridge
// is compiled to find its inputs in the slots where the guard's fail args lie.
//
// A call is not wrapped: one recover around the whole run finds the call that
// was under way and goes on at its landing, the code for the case that it
// panicked (call.go).
//
// Called by way of backend, by warm. It calls ops and trace.
package runner
