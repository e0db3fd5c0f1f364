//go:build solution

package ex2

// tag is the build tag of the files under test.
const tag = "solution"
