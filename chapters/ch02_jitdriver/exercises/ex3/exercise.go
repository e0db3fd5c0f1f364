//go:build exercise

package ex3

import "mergepoint/pkg/jitcode"

// Run runs a function of ints, and gives its results.
func Run(f *jitcode.Func, params ...int64) []int64 {
	// Write this.
	return params
}
