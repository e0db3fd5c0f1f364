// Package util is the other one.
package util

type Node struct{ Y, X, Z int }

func Mask(n int) int { return n & 12 }
