// Package codewriter turns an interpreter written in Go into what the run time
// needs: jitcode for the main loop and the functions it may look into, and a
// portal, the way from the interpreter into the engine and back. It runs when
// the interpreter is built (tools/translate), never when a guest runs.
//
// [Write] is the whole way, one step after another:
//
//	load        type-checked syntax and SSA of one package
//	findDriver  the jit.Driver, its greens and reds, its merge point
//	policy      which functions are looked into, and why
//	lower       SSA to instructions on components, a Go value being a list of them
//	assemble    copies coalesced, dead loads gone, blocks laid out, live sets found
//	effects     what each residual call may read and write
//	portal      the author's own main loop again, counting where the guest jumps back
//
// What is refused is refused by name, with its place and the mend; [Subset] is
// the table of both. Nothing is ever left out in silence.
//
// Called by tools/translate. It calls assemble, which calls jitcode; what it writes
// calls jit, jitcode and warm.
//
// The model is rpython/jit/codewriter (codewriter.py, policy.py, jtransform.py,
// liveness.py, effectinfo.py). SSA is golang.org/x/tools/go/ssa.
package codewriter
