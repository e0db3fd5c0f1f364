// Package bfparse reads guest programs: it keeps the eight instructions of
// brainf*ck, drops everything else as comment, pairs the brackets, and remembers
// where in the source each instruction stood, so that errors, also those of the
// run, can name a line and a column.
package bfparse
