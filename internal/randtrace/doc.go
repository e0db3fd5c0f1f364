// Package randtrace judges the optimiser with random traces: random programs of
// a guest language hardly ever find its bugs.
//
// A trace is recorded from random ops on a small heap: objects that refer to one
// another, to arrays and to nothing, narrow fields, an array of the objects
// themselves, calls with and without effects, calls that panic. It is run as
// recorded and as optimised, on that heap and on others, from its start, through
// its entry bridge, through its short preamble, and through a random bridge of
// one of its guards. Memory, the calls made, the guard that was left by, and the
// values there must be the same.
package randtrace
