// Package ch06 is chapter 6: the interpreter of chapter 5, unchanged, whose
// traces become machine code.
package ch06
