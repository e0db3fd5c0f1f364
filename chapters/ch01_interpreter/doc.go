// Package ch01 is chapter 1: a brainf*ck interpreter in plain Go, with nothing
// in it that knows of a compiler. The later chapters make a JIT out of it.
package ch01
