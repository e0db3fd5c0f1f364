// Package assemble makes jitcode of a function whose meaning is settled: blocks of
// instructions on virtual registers go in, the final form comes out. It knows
// nothing of Go's types or syntax.
//
//	branches  comparisons and branches become tests for nil and switches
//	finish    blocks laid out, dead code gone, registers numbered, instructions written
//	liveness  what may still be read: what guards must keep
//	coalesce  copies that nobody needs
//
// Called by [mergepoint/pkg/codewriter], which lowers SSA to [Function]s. It calls
// jitcode. PyPy has the same steps in rpython/jit/codewriter: flatten.py, regalloc.py,
// liveness.py, assembler.py.
package assemble
