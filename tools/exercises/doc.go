// Command exercises shows the reader's progress: it runs the test of each exercise
// of the book against what stands in its exercise.go, and says what is done and
// what to look at next. It is what make exercises calls.
package main
