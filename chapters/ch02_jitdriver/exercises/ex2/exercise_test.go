//go:build exercise

package ex2

// tag is the build tag of the files under test.
const tag = "exercise"
