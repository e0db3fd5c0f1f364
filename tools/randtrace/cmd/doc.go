// Command cmd tries the optimiser and all backends on many random traces: go run
// ./tools/randtrace/cmd -n 3000000 -seed 1. A seed is one trial and always the
// same one; -procs says how many are tried at a time. It shows progress on a
// terminal, and stops at the first trace that runs differently, reduced; else it
// says how often each rule of the optimiser fired, and which two never met.
package main
