// Command cmd tries the optimiser on many random traces: go run
// ./internal/randtrace/cmd -n 3000000. It shows progress on a terminal and
// stops at the first trace that runs differently, reduced.
package main
