// Package far has variables of its own.
package far

var Count, Step = 1, 3

var Table = []int{5, 6, 7}

func Bump() { Count += Step }
