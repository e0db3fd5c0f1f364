//go:build exercise

package ex3

// Trace needs more registers than there are.
const Trace = `
[i0]
i1 = int_add(i0, 1)
finish(i1)
` // Write this.
