// Package metainterp runs jitcode. The [Recorder] runs it on boxes: each box
// has the value that the guest has now, and what is computed from boxes that
// are not constant is written down as a trace. The [Blackhole] runs it on plain
// values, from where a guard failed to where the interpreter can take over.
//
// Both compute with the functions of package ops and do with memory and calls
// what the interpreter itself would do: recording a loop also runs it. The files:
//
//	program.go     jitcode made ready to be run
//	recorder.go    the recorder and its loop
//	frame.go       its frames and registers, and how a guard's are rebuilt
//	opcodes.go     what it does with each instruction
//	mergepoint.go  where a trace begins and ends
//	cut.go         a loop that begins in the middle of what was recorded
//	snapshot.go    frames for guards
//	slab.go        memory for boxes and ops
//	blackhole.go   the blackhole
//	fail.go        Go's own run-time panics
//	watch.go       what a watcher is told
//
// Called by warm: the recorder at a hot place, the blackhole where a guard failed. It
// calls jitcode, resume, optimizer and the stubs of the generated file.
//
// The model is rpython/jit/metainterp/pyjitpl.py and blackhole.py.
package metainterp
