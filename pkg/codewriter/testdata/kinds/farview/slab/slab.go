// Package slab is one of another module's kind: it sees rows in what it is given.
package slab

import "unsafe"

// Row makes a slice of numbers that lie one after another.
func Row[T any](first *T, n int) []T { return unsafe.Slice(first, n) }

// Kept has a hidden way to its own field.
type Kept struct {
	N int
	p *int
}

// New makes one.
func New() *Kept {
	k := &Kept{}
	k.p = &k.N
	return k
}

// Touch changes N.
func (k *Kept) Touch() { *k.p *= 2 }
