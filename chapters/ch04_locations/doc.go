// Package ch04 is chapter 4: the interpreter says how to print a position, and
// the traces in the log can be read.
package ch04
