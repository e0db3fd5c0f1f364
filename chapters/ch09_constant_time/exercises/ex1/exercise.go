//go:build exercise

package ex1

// Rounds says how often x += step is done until x is 0; it is not ok if that never
// happens.
func Rounds(x, step uint8) (n int, ok bool) {
	// Write this: for now it is right for a step of -1.
	return int(x), true
}
