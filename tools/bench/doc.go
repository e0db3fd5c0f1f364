// Command bench measures the stages against each other and against a naive C
// translation of the same guest programs, and prints one table of ratios.
//
// All variants of a program run in turn, round after round, so that a noisy
// machine disturbs each alike; the minimum and the median of the rounds are
// kept. Times are the processor's, of whole processes. The result, with machine and date, goes to
// testdata/bench, from where the book shows it.
package main
