// Command bf runs a brainf*ck program on any stage of the book's interpreter, and
// shows what the JIT made of it.
//
//	bf prog.b                              the newest stage
//	bf -stage 4 -log jit-log-opt:FILE prog.b
//	bf -explain prog.b
//
// See bf -h.
package main
