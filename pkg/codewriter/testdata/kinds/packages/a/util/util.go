// Package util is one of two.
package util

type Node struct{ X int }

func Mask(n int) int { return n & 3 }
