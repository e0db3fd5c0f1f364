//go:build exercise

package ex5

// Certain reports whether for x < limit { x += step } is left from any x, without x ever
// going past 255.
func Certain(limit, step uint8) bool {
	// There is a bug here; write this anew.
	return step != 0 && int(limit-1)+int(step) <= 256
}
