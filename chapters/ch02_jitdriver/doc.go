// Package ch02 is chapter 2: two hints tell the toolchain where the interpreter's
// loop is and which of its variables say where the guest program is. The engine
// counts how often the guest jumps back, and compiles nothing yet.
package ch02
