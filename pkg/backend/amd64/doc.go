// Package amd64 makes machine code of traces.
//
// A trace is a straight line that is left at guards and ends in a jump, so one
// pass forward emits it, with registers given out on the way:
//
//	plan      which ops are done by another's instruction (a load, an add and a
//	          store of one place are one), and where each value is used next
//	emit      op by op: operands into registers or onto addressing modes, the
//	          result into a register; a comparison and its guard are one cmp
//	          and one jump
//	exits     after the line: where guards hand over what resume data needs
//	run       enter the code, do what its exits ask for, enter again
//	fault     if the code was wrong: tell which op it was
//
// Code is never changed. A failing guard jumps through a word of data, its
// door; Attach stores another address there. Calls leave the code and come back
// further down. Each jump pays for the ops done since the last one, and leaves
// when nothing is left, so that collector, other goroutines and cancellation
// are not kept waiting. See package machine for the rules of the border.
//
// The encoder, the register allocator and the listings are ordinary Go and work
// on any CPU ([NewListing]); only running needs amd64 ([New]).
//
// Called by way of backend, by warm. It calls machine, ops and trace.
//
// The model is rpython/jit/backend/x86 (assembler.py, regalloc.py), without
// patching and without a stack.
package amd64
