// Package ch03 is chapter 3: a loop that gets hot is recorded, optimised and run
// as a trace.
package ch03
