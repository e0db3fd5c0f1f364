// Package jitcode holds the register code into which the codewriter turns the
// interpreter's Go functions, and its text form, printed and parsed.
//
// Jitcode is what the metainterp runs while it records and what the blackhole
// runs after a guard failed. Each function has two banks of registers, ints and
// refs; a Go value is a list of registers (a string is a ref and an int, a slice
// a ref and two ints). Instructions that compute are the ops of package ops,
// the others, which move control, are the rows of [Controls].
//
// The model is rpython/jit/codewriter (assembler.py, jitcode.py, liveness.py).
package jitcode
