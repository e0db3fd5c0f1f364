//go:build solution

package ex3

// tag is the build tag of the trace under test.
const tag = "solution"
