// Package accvm is an interpreter for tests of the engine: an accumulator
// machine whose state is mostly in Go variables, so that its merge point has
// reds that are numbers, constants, and copies of each other.
//
// An instruction is two bytes, an operation and an argument (a digit or
// another byte from '0' on):
//
//	l n   acc = n              L x   acc = x            S x   x = acc
//	+ x   acc += x             - n   acc -= n           * x   acc *= x
//	/ x   acc /= x             s _   swap acc and aux   d _   aux = acc
//	j t   go to instruction t if acc is not 0           k t   if aux is not 0
//	< x   acc = 1 if acc < x, else 0                    p _   print acc
//	q _   return
package accvm
