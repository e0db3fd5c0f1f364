// Command pypytests tries the optimiser on the tests of PyPy's: go run
// ./tools/pypytests CHECKOUT, where CHECKOUT is a checkout of PyPy. Nothing of
// theirs is part of this repository. It prints a table; table.txt is what it printed.
//
// Each test of theirs is a trace as it was recorded and what they expect of it.
// Both are said in our ops, as far as there are such, and ours is told to optimise
// the first: with all passes but repeat, which does several rounds, and without
// those that make loops where theirs are off. Then ops are counted: the same,
// shorter, longer.
//
// That nothing is wrong is seen by running: the trace as recorded and as optimised,
// on direct, on heaps where pointers alias, in several forms: as it is, a round with
// all boxes as results, and some rounds with all boxes as fail args.
//
//	-list    a line for each test: what came of it
//	-show X  what is recorded, wanted and made, of tests whose name has X in it
package main
