// Package randtrace judges the optimiser and the backends with random traces:
// random programs of a guest language hardly ever find their bugs.
//
// A trial is one or two loops, and bridges from guards of loops and of bridges
// into either of them. They are recorded from random ops on a small heap that
// aliases wherever Go lets it: structs of all sizes reached by pointer and as
// elements of overlapping arrays, several descrs for one place, whole and in part,
// narrow numbers, rows of pointers, strings, what never changes, new objects.
// There are calls with and without effects, with many arguments, and calls that
// panic. Numbers are drawn from where something ends.
//
// What the traces mean is what direct does with them as recorded. They are then
// optimised, with all passes or some, and must do the same on direct, and on each
// backend: on the heap where they were recorded and on others, from the loop's
// start, through the entry bridge and through the short preamble. Memory, the calls
// made, the guard that was left by, and the values there must be the same. The
// optimiser's own check comes last, so that it hides nothing.
package randtrace
