// Package programs holds the sources of the generated guest programs of
// testdata, in the macros of package bfasm, and beside each a model: ordinary Go
// that computes what the program must print. A test holds the stored programs
// against the sources, and their stored outputs against the models.
package programs
