// Package randinterp judges translate with random interpreters written in Go:
// random guest programs never see its faults, since they all run on one
// interpreter.
//
// An interpreter is drawn from a table of constructs, a row each ([Rows]): what
// it declares, what fields of the machine it needs, and what its instructions do.
// Rows say what is dangerous about them; everything else is left to chance, the
// names above all: a green may be called len, a type word, a package jitcode. The
// shape of the main loop and the ways to jump are rows, too.
//
// Interpreters are written into a module of their own, many at once, translated
// together, linked into one program with package judge, and run there. One that
// breaks translate, the compiler or that program does not hide the others. What
// fails is written anew with less and less in it, while it fails.
package randinterp
