// Command translate makes a tracing JIT of an interpreter written in Go. It
// reads the package in a directory, finds its jit.Driver and merge point, and
// writes two files beside the interpreter: mainloop.jitcode, the main loop and
// what it calls as register code, and portal_jit.go, the way from the
// interpreter into the engine.
package main
