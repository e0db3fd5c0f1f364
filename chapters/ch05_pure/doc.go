// Package ch05 is chapter 5: one more hint, that looking up a bracket's partner
// is pure, takes the program counter out of the compiled loop.
package ch05
