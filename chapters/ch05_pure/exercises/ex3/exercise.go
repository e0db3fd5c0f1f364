//go:build exercise

package ex3

import "mergepoint/pkg/trace"

// Again gives the ops of a trace that compute what an op before them has computed,
// by index, each with the index of that op.
func Again(t *trace.Trace) map[int]int {
	// Write this.
	return nil
}
