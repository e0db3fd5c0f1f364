// Package runs is an interpreter for brainf*ck whose instructions have counts: each
// is two bytes, a letter and how often it is meant. It belongs to exercise 1 of
// chapter 5.
package runs
