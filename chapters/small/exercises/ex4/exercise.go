//go:build exercise

package ex4

import . "mergepoint/chapters/small"

// fold computes what can be computed now, and shares what was computed before.
func fold(w *Walk, v *Val) *Val {
	// Write this.
	return w.Emit(v)
}

// check drops a guard that cannot fail, or has been passed before.
func check(w *Walk, v *Val) *Val {
	// And this.
	return w.Emit(v)
}
