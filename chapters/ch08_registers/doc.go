// Package ch08 is chapter 8: what a loop reads and writes in memory lives in
// registers while it runs.
package ch08
