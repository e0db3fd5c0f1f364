// Package bfasm is a macro assembler for brainf*ck: it writes the long guest
// programs of testdata, whose sources are in package programs. Programs of that
// length, with a known output for each input, are not to be had and not written by
// hand; a test holds each against a model in Go.
//
// A program has named cells at fixed places. The assembler knows where the
// pointer is, so that a macro can say "add 3 to x" and leave the way there to
// it. Code in which the pointer may be in several places (scans, the two ways of
// a test) is written so that it is in one place again at the end: [Asm.If], and
// the macros for a [Row].
package bfasm
