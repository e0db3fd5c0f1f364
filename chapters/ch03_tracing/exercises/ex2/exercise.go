//go:build exercise

package ex2

// Loop is the optimised trace of the loop in ++++++++++[-].
const Loop = `
[p0, p1, i2]
debug_merge_point('(no location)', 0)
`
