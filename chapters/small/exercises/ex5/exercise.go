//go:build exercise

package ex5

import . "mergepoint/chapters/small"

// load finds out what memory holds without looking, if it can.
func load(w *Walk, v *Val) *Val {
	// Write this.
	return w.Emit(v)
}

// store holds a store back until somebody could look. The store before it to the same
// place is then never made.
func store(w *Walk, v *Val) *Val {
	// And this.
	return w.Emit(v)
}
