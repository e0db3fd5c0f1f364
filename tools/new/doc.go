// Command new makes a Go module with an interpreter that has a JIT, to begin one's own
// with: go run ./tools/new ../mine, from the top of a copy of this repository. The
// page "Write your own" says how the same is done by hand, in six commands.
package main
