// Package small is the whole idea in 300 lines: an interpreter as register code, a
// recorder, a runner of traces with guards that fall back, and an optimiser that
// folds, shares, follows memory and peels. It is no stage of the book: each of its
// parts is made for real in one of chapters 2 to 9. Its page is small.md.
package small
